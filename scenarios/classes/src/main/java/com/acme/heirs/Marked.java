package com.acme.heirs;

import dev.reknit.Retry;

/** An interface: what implements it inherits nothing. */
@Retry(maxRetries = 1, jitter = 0)
public interface Marked {
    String mark();

    /** Guarded, because it stands in the interface. */
    default String markTwice() {
        return mark() + " twice";
    }
}
