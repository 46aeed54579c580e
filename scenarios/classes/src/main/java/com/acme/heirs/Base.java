package com.acme.heirs;

import dev.reknit.Retry;
import java.util.function.IntSupplier;

/** Bears the annotation that the others inherit. */
@Retry(maxRetries = 1, jitter = 0)
public abstract class Base {
    /** Makes an attempt, and gives its number. */
    protected final IntSupplier script;

    protected Base(IntSupplier script) {
        this.script = script;
    }

    /** Has no body here. */
    public abstract String work();

    /** Has a body here. */
    public String call() {
        return "base " + script.getAsInt();
    }

    /** For subclasses. */
    protected String inner() {
        return "inner base " + script.getAsInt();
    }
}
