package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.runtime.circuitbreaker.Phase.Closed;
import dev.reknit.runtime.circuitbreaker.Phase.Forced;
import dev.reknit.runtime.circuitbreaker.Phase.HalfOpen;
import dev.reknit.runtime.circuitbreaker.Phase.Open;
import dev.reknit.runtime.time.Clock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A circuit breaker [1] with the states and rules of MicroProfile [2]: decides which calls pass, by what became of
 * others. It waits for nothing and has no thread; a clock is handed in, and read only where a decision needs it: to
 * pass a closed breaker that does not time calls, and to record what became of them in a window of the latest outcomes,
 * takes none. Lock-free.
 *
 * <p>A state and what belongs to it, windows included, are one {@link Phase}; a change puts another in its place. So
 * an outcome that arrives late is recorded where nobody looks, or its ticket is of another generation. A call that
 * succeeds while all is well reads the phase, its window, and writes nothing.
 *
 * <p>Two threads: one that has recorded the outcome which opens the breaker, and has not said so yet, may be overtaken
 * by calls that still pass, and whose outcomes go with the old window.
 *
 * <ol>
 *   <li>M. Nygard, <cite>Release It!</cite>, 2nd ed. 2018, section 5.2.
 *   <li>MicroProfile Fault Tolerance 4.1, <cite>Circuit Breaker Policy</cite>.
 * </ol>
 */
public final class Breaker {
    private static final VarHandle PHASE;

    static {
        try {
            PHASE = MethodHandles.lookup().findVarHandle(Breaker.class, "phase", Phase.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Instead of a ticket: the call is rejected. */
    static final long REJECTED = Phase.REJECTED;

    private final String name;
    private final BreakerListener listener;
    private final AtomicLong numbers;
    private final BreakerCounters counters = new BreakerCounters();
    private volatile Phase phase;

    /**
     * Creates a closed breaker.
     *
     * @param name what messages call it
     * @param numbers where tickets take theirs; shared by breakers of which one may take another's place
     */
    Breaker(String name, BreakerSettings settings, BreakerListener listener, AtomicLong numbers, Clock clock) {
        this.name = name;
        this.listener = listener;
        this.numbers = numbers;
        this.phase = Closed.empty(settings, numbers.incrementAndGet(), clock.nanoTime());
    }

    /** A ticket if it takes no time to let a call in; else negative, and {@link #enter} decides. */
    long pass() {
        return phase.pass;
    }

    /** Lets a call in; a ticket to end it with, or {@link #REJECTED}. */
    long enter(Clock clock) {
        long pass = phase.pass;
        return pass == Phase.ASK ? ask(clock) : pass;
    }

    /** Whether a call that was let in, and has succeeded, may leave without being {@link #ended}. */
    boolean isQuiet() {
        return phase.quiet.isClean();
    }

    private long ask(Clock clock) {
        long now = clock.nanoTime();
        while (true) {
            Phase at = phase;
            if (at.pass != Phase.ASK) {
                return at.pass;
            } else if (at instanceof Closed closed) {
                String reason = closed.slowTooOften(now);
                if (reason == null) {
                    return closed.begin(now);
                }
                open(closed, reason, now);
            } else if (at instanceof Open open) {
                if (open.remaining(now) > 0) {
                    return REJECTED;
                }
                change(open, new HalfOpen(open.settings, now), "delay is over");
            } else if (at instanceof HalfOpen halfOpen) {
                long ticket = tryOut(halfOpen, now);
                if (ticket != Phase.ASK) {
                    return ticket;
                }
            }
        }
    }

    /** A ticket, {@link #REJECTED}, or {@link Phase#ASK} to look again. */
    private long tryOut(HalfOpen at, long now) {
        if (at.hasSlowTrial(now)) {
            change(at, new Open(at.settings, now), "a trial is slow");
            return Phase.ASK;
        }
        long ticket = Ticket.trial(numbers.incrementAndGet());
        HalfOpen next = at.admit(ticket, now);
        if (next == null) {
            return REJECTED;
        }
        return replace(at, next) ? ticket : Phase.ASK;
    }

    /** A call that was let in has ended. To be called once for each ticket, unless it was {@link #forget forgotten}. */
    void ended(long ticket, boolean failed, Clock clock) {
        Phase at = phase;
        if (ticket == Ticket.UNWATCHED) {
            if (failed && at.state == BreakerState.FORCED_CLOSED) {
                counters.failed();
            }
        } else if (Ticket.kind(ticket) == Ticket.TRIAL) {
            trialEnded(ticket, failed, clock.nanoTime());
        } else if (at instanceof Closed closed && closed.gave(ticket)) {
            boolean timed = closed.readsClock();
            long now = timed ? clock.nanoTime() : 0;
            boolean slow = closed.end(ticket, now);
            count(failed, slow);
            String reason = closed.record(failed, slow, now);
            if (reason != null) {
                open(closed, reason, timed ? now : clock.nanoTime());
            }
        }
    }

    private void trialEnded(long ticket, boolean failed, long now) {
        while (phase instanceof HalfOpen at && at.holds(ticket)) {
            boolean slow = at.isSlow(ticket, now);
            Phase next;
            if (failed || slow) {
                next = new Open(at.settings, now);
            } else {
                next = at.needsOnlyOne()
                        ? Closed.empty(at.settings, numbers.incrementAndGet(), now)
                        : at.succeeded(ticket);
            }
            if (change(at, next, failed ? "a trial failed" : slow ? "a trial was slow" : "trials succeeded")) {
                count(failed, slow);
                return;
            }
        }
    }

    /** A call that was let in says nothing about its outcome, and will not: its caller has cancelled it. */
    void forget(long ticket, Clock clock) {
        if (Ticket.kind(ticket) == Ticket.TRIAL) {
            while (phase instanceof HalfOpen at && at.holds(ticket)) {
                if (replace(at, at.forgotten(ticket))) {
                    return;
                }
            }
        } else if (phase instanceof Closed closed && closed.gave(ticket)) {
            boolean unused = closed.end(ticket, closed.readsClock() ? clock.nanoTime() : 0);
        }
    }

    private void count(boolean failed, boolean slow) {
        if (failed) {
            counters.failed();
        }
        if (slow) {
            counters.wasSlow();
        }
    }

    /** Opens from a closed state, be it under other settings by now. */
    private void open(Closed from, String reason, long now) {
        while (phase instanceof Closed at && at.isSameAs(from)) {
            if (change(at, new Open(at.settings, now), reason)) {
                return;
            }
        }
    }

    /** Other settings apply; what has been learned is kept as far as it means the same under them. */
    void adopt(BreakerSettings settings, Clock clock) {
        while (true) {
            Phase at = phase;
            if (at.settings.equals(settings)
                    || replace(at, at.with(settings, numbers.incrementAndGet(), clock.nanoTime()))) {
                return;
            }
        }
    }

    /** Rejects calls from now on. */
    void force(BreakerState state, Clock clock) {
        while (true) {
            Phase at = phase;
            long now = clock.nanoTime();
            if (at.state == state || change(at, new Forced(state, at.settings, now), "forced")) {
                return;
            }
        }
    }

    /** Closes, with an empty window, whatever the state was; what was forced ends. */
    void reset(Clock clock) {
        while (true) {
            Phase at = phase;
            long now = clock.nanoTime();
            if (change(at, Closed.empty(at.settings, numbers.incrementAndGet(), now), "reset")) {
                return;
            }
        }
    }

    private boolean replace(Phase from, Phase to) {
        return PHASE.compareAndSet(this, from, to);
    }

    private boolean change(Phase from, Phase to, String reason) {
        if (!replace(from, to)) {
            return false;
        }
        counters.was(from.state, to.since - from.since);
        if (from.state != to.state) {
            if (to.state == BreakerState.OPEN) {
                counters.hasOpened();
            }
            listener.changed(this, from.state, to.state, reason);
        }
        return true;
    }

    /** A call that was not let in is about to be told so. */
    CircuitBreakerOpenException rejection(Clock clock) {
        counters.wasRejected();
        Phase at = phase;
        if (at instanceof Open open) {
            long left = Math.max(0, open.remaining(clock.nanoTime()));
            return new CircuitBreakerOpenException(name, BreakerState.OPEN, Duration.ofNanos(left));
        }
        BreakerState state = at instanceof Forced ? BreakerState.FORCED_OPEN : BreakerState.HALF_OPEN;
        return new CircuitBreakerOpenException(name, state, Duration.ZERO);
    }

    /** What messages call it: the method, with the key if it has one, or the name that was given. */
    public String name() {
        return name;
    }

    /** What it has counted. */
    public BreakerCounters counters() {
        return counters;
    }

    /** The state; an open one becomes half-open only by the next call. */
    public BreakerState state() {
        return phase.state;
    }

    /** How long calls will still be rejected for certain: 0 unless it is open. */
    long untilHalfOpenNanos(long now) {
        return phase instanceof Open open ? Math.max(0, open.remaining(now)) : 0;
    }

    /** How long it has been in a state, in sum; up to now if it is in it. */
    Duration timeIn(BreakerState state, long now) {
        Phase at = phase;
        return Duration.ofNanos(counters.nanos(state) + (at.state == state ? now - at.since : 0));
    }

    BreakerSettings settings() {
        return phase.settings;
    }
}
