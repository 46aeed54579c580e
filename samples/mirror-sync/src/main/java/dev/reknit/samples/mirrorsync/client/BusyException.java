package dev.reknit.samples.mirrorsync.client;

import dev.reknit.RetryAfter;
import java.io.IOException;
import java.time.Duration;

/** A mirror answered 503 and said when to come back. */
public final class BusyException extends IOException implements RetryAfter {
    private static final long serialVersionUID = 1;

    private final String mirror;
    private final Duration retryAfter;

    BusyException(String mirror, Duration retryAfter) {
        super(mirror + " is busy for " + retryAfter.toMillis() + " ms");
        this.mirror = mirror;
        this.retryAfter = retryAfter;
    }

    /** The name of the mirror. */
    public String mirror() {
        return mirror;
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }
}
