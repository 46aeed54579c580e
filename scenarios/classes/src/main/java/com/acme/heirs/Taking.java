package com.acme.heirs;

import dev.reknit.Retry;

/** Of any type. */
@Retry(maxRetries = 1, jitter = 0)
public abstract class Taking<T> {
    public abstract String take(T value);
}
