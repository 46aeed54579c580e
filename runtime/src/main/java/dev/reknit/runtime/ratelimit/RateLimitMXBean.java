package dev.reknit.runtime.ratelimit;

/** A rate limit, to be looked at by JMX. */
public interface RateLimitMXBean {
    /** How many calls were let in. Exact while there are none. */
    long getAccepted();

    /** How many calls were rejected. */
    long getRejected();

    /** What the limit is, and how much of it is used. */
    String getDescription();
}
