package dev.reknit;

/** What a {@link CircuitBreaker} decides by. */
public enum BreakerWindow {
    /** The latest {@link CircuitBreaker#requestVolumeThreshold()} outcomes, however old they are. */
    COUNT,

    /**
     * The outcomes of the latest {@link CircuitBreaker#windowDuration()}, once they are at least {@link
     * CircuitBreaker#requestVolumeThreshold()}. It moves on by tenths of its length. Each call then reads the
     * clock when it ends.
     */
    TIME
}
