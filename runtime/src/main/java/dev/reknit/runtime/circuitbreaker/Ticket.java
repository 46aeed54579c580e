package dev.reknit.runtime.circuitbreaker;

import dev.reknit.runtime.Admission;

/**
 * What a call carries through a breaker, in one {@code long}: of which kind its admission was, and by which number it
 * is known again. All are positive, but for that of a call that nobody watches.
 */
final class Ticket {
    /** The ticket of a call whose success concerns nobody. */
    static final long UNWATCHED = Admission.QUIET;

    /** A call that was let in by a closed breaker; the number is the generation of its state. */
    static final int COUNTED = 1;

    /** As {@link #COUNTED}; 19 bits of the generation stand above 42 of the step of time at which the call began. */
    static final int TIMED = 2;

    /** A trial; the number is its own. */
    static final int TRIAL = 3;

    private static final int STEP_BITS = 42;
    private static final long STEP_MASK = (1L << STEP_BITS) - 1;
    private static final long GENERATION_MASK = (1L << 61 - STEP_BITS) - 1;
    private static final int NANOS_TO_STEPS = 10;

    private Ticket() {}

    static int kind(long ticket) {
        return (int) ticket & 3;
    }

    static long counted(long generation) {
        return generation << 2 | COUNTED;
    }

    static long trial(long number) {
        return number << 2 | TRIAL;
    }

    static long timed(long generation, long step) {
        return (generation & GENERATION_MASK) << STEP_BITS + 2 | (step & STEP_MASK) << 2 | TIMED;
    }

    /** Whether a {@link #TIMED} call was let in by a generation. */
    static boolean isOf(long ticket, long generation) {
        return ticket >>> STEP_BITS + 2 == (generation & GENERATION_MASK);
    }

    /** The step at which a {@link #TIMED} call began, seen from a step that is at most 52 days later. */
    static long began(long ticket, long step) {
        return step - (step - (ticket >>> 2) & STEP_MASK);
    }

    /** Steps, of 1,024 ns, that make up a duration. */
    static long steps(long nanos) {
        return nanos >> NANOS_TO_STEPS;
    }
}
