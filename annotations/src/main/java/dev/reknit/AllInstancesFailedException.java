package dev.reknit;

import java.time.Duration;
import java.util.List;

/**
 * Every instance of a {@link Redundant} field, or the method and every alternate, failed. The last
 * failure is the cause, the earlier ones are suppressed; {@link #failures()} has all of them with the
 * instance that each belongs to.
 */
public final class AllInstancesFailedException extends FaultToleranceException implements RetryAfter {
    private static final long serialVersionUID = 1;

    private final transient List<InstanceFailure> failures;

    /**
     * Creates the exception.
     *
     * @param message what failed
     * @param failures each failure, in the order of the attempts; may be empty when there was no instance
     */
    public AllInstancesFailedException(String message, List<InstanceFailure> failures) {
        super(
                "Redundant",
                message,
                failures.isEmpty() ? null : failures.get(failures.size() - 1).failure());
        this.failures = List.copyOf(failures);
        for (InstanceFailure each : failures.subList(0, Math.max(0, failures.size() - 1))) {
            if (each.failure() != getCause()) {
                addSuppressed(each.failure());
            }
        }
    }

    /** Each failure in the order of the attempts; unmodifiable; empty when there was no instance or after deserialization. */
    public List<InstanceFailure> failures() {
        return failures == null ? List.of() : failures;
    }

    /**
     * The shortest of the hints that the failures carry; zero unless each carries one, as an instance
     * without a hint may be asked again at any time.
     */
    @Override
    public Duration retryAfter() {
        Duration shortest = Duration.ZERO;
        for (InstanceFailure each : failures()) {
            Duration hint = each.failure() instanceof RetryAfter busy ? busy.retryAfter() : Duration.ZERO;
            if (hint.isZero() || hint.isNegative()) {
                return Duration.ZERO;
            }
            if (shortest.isZero() || hint.compareTo(shortest) < 0) {
                shortest = hint;
            }
        }
        return shortest;
    }

    /**
     * The failure of one instance.
     *
     * @param instance what the instance calls itself, or the name of the alternate method
     * @param failure what it threw
     */
    public record InstanceFailure(String instance, Throwable failure) {}
}
