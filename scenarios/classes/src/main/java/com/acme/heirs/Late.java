package com.acme.heirs;

import dev.reknit.Retry;
import java.util.function.IntSupplier;

/** Loaded when its subclass is, and not before. */
@Retry(maxRetries = 1, jitter = 0)
public abstract class Late {
    public abstract String work(IntSupplier script);
}
