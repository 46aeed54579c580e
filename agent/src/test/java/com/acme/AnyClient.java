package com.acme;

import dev.reknit.Retry;

/** Bears the annotation that {@link Client} inherits. */
@Retry(maxRetries = 2, jitter = 0)
public abstract class AnyClient {
    public abstract String fetch();
}
