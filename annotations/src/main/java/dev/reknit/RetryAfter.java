package dev.reknit;

import java.time.Duration;

/**
 * A failure that knows how long to wait before it is worth trying again, as HTTP's {@code
 * Retry-After} header says (RFC 9110, section 10.2.3). An application's exception implements it;
 * {@link Retry} then waits at least that long, without jitter, even beyond {@link Retry#maxDelay()}.
 * When the hint reaches past {@link Retry#maxDuration()}, no further attempt is made.
 */
public interface RetryAfter {
    /** The time to wait from now; zero or negative means no hint. Never null. */
    Duration retryAfter();
}
