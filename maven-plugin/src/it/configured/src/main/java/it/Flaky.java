package it;

import dev.reknit.Retry;

public class Flaky {
    private int attempts;

    @Retry(maxRetries = 2, jitter = 0)
    public int attempts() {
        if (++attempts < 5) {
            throw new IllegalStateException("attempt " + attempts);
        }
        return attempts;
    }
}
