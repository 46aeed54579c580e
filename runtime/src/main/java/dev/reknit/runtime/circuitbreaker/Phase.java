package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a breaker and all that belongs to it, put in place of the one before by one compare-and-set: what calls
 * of an earlier state still record, they record where nobody looks. Immutable but for the windows.
 */
abstract sealed class Phase {
    /** Instead of a ticket: it depends on the time and on others whether the call may pass. */
    static final long ASK = -1;

    /** A window that is never clean. */
    private static final Window NOT_QUIET = new TimeWindow(1, 0);

    /** Instead of a ticket: the call is rejected. */
    static final long REJECTED = -2;

    /** What every call is given, or {@link #ASK}. */
    final long pass;

    /** If it is clean, calls that succeed leave without another word; of an earlier state or not, they change nothing. */
    final Window quiet;

    final BreakerState state;
    final BreakerSettings settings;

    /** When this state began; other settings do not begin another. */
    final long since;

    private Phase(long pass, Window quiet, BreakerState state, BreakerSettings settings, long since) {
        this.pass = pass;
        this.quiet = quiet;
        this.state = state;
        this.settings = settings;
        this.since = since;
    }

    /** The same under other settings. */
    abstract Phase with(BreakerSettings other, long generation, long now);

    /** Lets calls pass and watches them. */
    static final class Closed extends Phase {
        private final long generation;
        private final Window failures;
        private final @Nullable Timing timing;

        /** What there is besides, where calls are timed. */
        private record Timing(Window slow, Running running, long origin) {
            long step(long now) {
                return Math.max(0, Ticket.steps(now - origin));
            }
        }

        private Closed(
                BreakerSettings settings, long since, long generation, Window failures, @Nullable Timing timing) {
            super(
                    timing == null ? Ticket.counted(generation) : ASK,
                    timing == null ? failures : NOT_QUIET,
                    BreakerState.CLOSED,
                    settings,
                    since);
            this.generation = generation;
            this.failures = failures;
            this.timing = timing;
        }

        /** With empty windows. */
        static Closed empty(BreakerSettings settings, long generation, long now) {
            // One step more, so that two roundings do not make slow what is not.
            Timing timing = settings.slowCallNanos() == 0
                    ? null
                    : new Timing(settings.window(now), new Running(Ticket.steps(settings.slowCallNanos()) + 1), now);
            return new Closed(settings, now, generation, settings.window(now), timing);
        }

        @Override
        Phase with(BreakerSettings other, long nextGeneration, long now) {
            if (other.keepsOutcomesOf(settings)) {
                return new Closed(other, since, generation, failures, timing);
            }
            Closed emptied = empty(other, nextGeneration, now);
            return new Closed(other, since, nextGeneration, emptied.failures, emptied.timing);
        }

        /** Whether a ticket was given by this state, maybe under other settings. */
        boolean gave(long ticket) {
            return Ticket.kind(ticket) == Ticket.COUNTED
                    ? ticket == pass
                    : Ticket.kind(ticket) == Ticket.TIMED && Ticket.isOf(ticket, generation);
        }

        /** Lets a call in whose time is taken. */
        long begin(long now) {
            if (timing == null) {
                return pass;
            }
            long step = timing.step(now);
            timing.running.begin(step);
            return Ticket.timed(generation, step);
        }

        /** A call that was let in has ended; whether it was slow. */
        boolean end(long ticket, long now) {
            if (timing == null) {
                return false;
            }
            long step = timing.step(now);
            long began = Ticket.began(ticket, step);
            timing.running.end(began);
            return step - began > timing.running.slowSteps();
        }

        /** Records an outcome; why the breaker is to open, or null. */
        @Nullable
        String record(boolean failed, boolean slow, long now) {
            String reason = settings.failedTooOften(failures.record(failed, now));
            if (timing == null) {
                return reason;
            }
            timing.slow.record(slow, now);
            return reason == null ? slowTooOften(now) : reason;
        }

        /** Why the breaker is to open because of slow calls, those that are running included; or null. */
        @Nullable
        String slowTooOften(long now) {
            if (timing == null) {
                return null;
            }
            return settings.slowTooOften(timing.slow.tally(timing.running.slow(timing.step(now)), now));
        }

        /** Whether outcomes are judged by the clock. */
        boolean readsClock() {
            return timing != null || settings.windowNanos() > 0;
        }

        boolean isSameAs(Closed other) {
            return generation == other.generation;
        }
    }

    /** Rejects calls until the delay is over. */
    static final class Open extends Phase {
        Open(BreakerSettings settings, long since) {
            super(ASK, NOT_QUIET, BreakerState.OPEN, settings, since);
        }

        @Override
        Phase with(BreakerSettings other, long generation, long now) {
            return new Open(other, since);
        }

        /** How long calls are still rejected; 0 or less if no longer. */
        long remaining(long now) {
            return settings.delayNanos() - Math.max(0, now - since);
        }
    }

    /** Lets a few calls pass on trial. */
    static final class HalfOpen extends Phase {
        private final int successes;
        private final List<Trial> trials;

        /** A call that is on trial. */
        private record Trial(long ticket, long began) {}

        HalfOpen(BreakerSettings settings, long since) {
            this(settings, since, 0, List.of());
        }

        private HalfOpen(BreakerSettings settings, long since, int successes, List<Trial> trials) {
            super(ASK, NOT_QUIET, BreakerState.HALF_OPEN, settings, since);
            this.successes = successes;
            this.trials = trials;
        }

        @Override
        Phase with(BreakerSettings other, long generation, long now) {
            return new HalfOpen(other, since, Math.min(successes, other.successThreshold() - 1), trials);
        }

        boolean holds(long ticket) {
            return trials.stream().anyMatch(each -> each.ticket == ticket);
        }

        /** Whether a trial that is running is slow already. */
        boolean hasSlowTrial(long now) {
            return trials.stream().anyMatch(each -> settings.isSlow(now - each.began));
        }

        boolean isSlow(long ticket, long now) {
            return trials.stream().anyMatch(each -> each.ticket == ticket && settings.isSlow(now - each.began));
        }

        /** With one more trial, for which those that have run out of time make room; null if there is no room. */
        @Nullable
        HalfOpen admit(long ticket, long now) {
            List<Trial> live = trials.stream()
                    .filter(each -> now - each.began < settings.trialTimeoutNanos())
                    .toList();
            if (successes + live.size() >= settings.successThreshold()) {
                return null;
            }
            Trial added = new Trial(ticket, now);
            return new HalfOpen(
                    settings,
                    since,
                    successes,
                    Stream.concat(live.stream(), Stream.of(added)).toList());
        }

        /** Whether one more success closes the breaker. */
        boolean needsOnlyOne() {
            return successes + 1 >= settings.successThreshold();
        }

        HalfOpen succeeded(long ticket) {
            return without(ticket, successes + 1);
        }

        HalfOpen forgotten(long ticket) {
            return without(ticket, successes);
        }

        private HalfOpen without(long ticket, int nowSucceeded) {
            return new HalfOpen(
                    settings,
                    since,
                    nowSucceeded,
                    trials.stream().filter(each -> each.ticket != ticket).toList());
        }
    }

    /** What an operator has decided. */
    static final class Forced extends Phase {
        Forced(BreakerState state, BreakerSettings settings, long since) {
            super(state == BreakerState.FORCED_OPEN ? REJECTED : Ticket.UNWATCHED, NOT_QUIET, state, settings, since);
        }

        @Override
        Phase with(BreakerSettings other, long generation, long now) {
            return new Forced(state, other, since);
        }
    }
}
