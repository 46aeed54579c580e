package com.acme;

import dev.reknit.Retry;

/** Fails twice, then answers. */
public class Flaky {
    private int calls;

    @Retry(jitter = 0)
    public String answer() {
        if (++calls < 3) {
            throw new IllegalStateException("call " + calls);
        }
        return "answer after " + calls;
    }
}
