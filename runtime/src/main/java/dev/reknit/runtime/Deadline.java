package dev.reknit.runtime;

import dev.reknit.runtime.time.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The time by which the call that a thread is within is to end: the earliest of those that {@code @Timeout} and
 * {@code @Retry(maxDuration)} of all calls around set.
 *
 * <pre>{@code
 * Duration left = Deadline.remaining().orElse(Duration.ofSeconds(10));
 * HttpRequest request = HttpRequest.newBuilder(uri).timeout(left).build();
 * }</pre>
 *
 * <p>A deadline is that of a thread. It goes along to the threads on which the runtime makes attempts, and not to those that an
 * application starts; {@link #current} and {@link #bind} take it there. Immutable.
 */
public final class Deadline {
    /** No deadline. */
    public static final Deadline NONE = new Deadline(null, 0);

    /** How many threads have a deadline bound to them; while none has, nobody looks for one. */
    private static final AtomicInteger BINDINGS = new AtomicInteger();

    private static final ThreadLocal<@Nullable Deadline> BOUND = new ThreadLocal<>();

    /** Whose clock it is measured by; null for no deadline. */
    private final @Nullable Environment environment;

    private final long atNanos;

    private Deadline(@Nullable Environment environment, long atNanos) {
        this.environment = environment;
        this.atNanos = atNanos;
    }

    /**
     * The time left to the calls that this thread is within, not negative; empty if none of them has a deadline. When
     * it is zero the call is over its time, and its result is most likely dropped.
     */
    public static Optional<Duration> remaining() {
        long left = remainingNanos(Environment.current());
        return left == Watch.NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(left));
    }

    /**
     * As {@link #remaining}, without an object.
     *
     * @param environment whose clock is asked
     * @return nanoseconds, 0 or more; {@link Watch#NEVER} if there is no deadline
     */
    public static long remainingNanos(Environment environment) {
        long watched = environment.nearestNanos();
        Deadline bound = BINDINGS.get() == 0 ? null : BOUND.get();
        return bound == null ? watched : Math.min(watched, bound.leftNanos());
    }

    /** The deadline of this thread, to be bound to another; one that is no deadline if there is none. */
    public static Deadline current() {
        Environment environment = Environment.current();
        long left = remainingNanos(environment);
        return left == Watch.NEVER ? NONE : in(environment, left);
    }

    /** A deadline some time from now, in nanoseconds; {@link Watch#NEVER} for none. */
    public static Deadline in(Environment environment, long nanos) {
        return nanos == Watch.NEVER
                ? NONE
                : new Deadline(environment, environment.clock().nanoTime() + Math.min(nanos, Watch.LONGEST));
    }

    /** The earlier of two. */
    Deadline or(Deadline other) {
        return other.leftNanos() < leftNanos() ? other : this;
    }

    /** The time left, in nanoseconds, 0 or more; {@link Watch#NEVER} if this is no deadline. */
    public long leftNanos() {
        return environment == null
                ? Watch.NEVER
                : Math.max(0, atNanos - environment.clock().nanoTime());
    }

    /**
     * Makes this a deadline of the current thread, beside those it has, until the result is closed, on the same
     * thread.
     */
    public Environment.Binding bind() {
        Deadline before = BOUND.get();
        if (environment == null || (before != null && before.leftNanos() <= leftNanos())) {
            return () -> {};
        }
        BOUND.set(this);
        BINDINGS.incrementAndGet();
        return () -> {
            if (before == null) {
                BOUND.remove();
            } else {
                BOUND.set(before);
            }
            BINDINGS.decrementAndGet();
        };
    }

    @Override
    public String toString() {
        return environment == null ? "Deadline[none]" : "Deadline[in " + Duration.ofNanos(leftNanos()) + "]";
    }
}
