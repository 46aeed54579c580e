package it;

import dev.reknit.Fallback;
import dev.reknit.Retry;

public abstract class Wrong {
    @Retry
    abstract void noBody();

    @Fallback(fallbackMethod = "other")
    native int elsewhere();

    int other() {
        return 0;
    }
}
