package dev.reknit.scenarios.loaders;

import dev.reknit.Checkpointed;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import java.util.function.IntSupplier;

/** Loaded a second time, by a class loader whose parent does not see the application. */
public final class Isolated implements IntSupplier {
    private int state;
    private transient int attempts;

    @Override
    @Retry(jitter = 0)
    @Checkpointed
    @Fallback(fallbackMethod = "answer")
    public int getAsInt() {
        attempts++;
        state++;
        throw new IllegalStateException("attempt " + attempts);
    }

    private int answer(IllegalStateException failure) {
        return 100 * attempts + state;
    }
}
