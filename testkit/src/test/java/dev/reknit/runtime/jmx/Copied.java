package dev.reknit.runtime.jmx;

import dev.reknit.Retry;
import dev.reknit.runtime.Gate;
import dev.reknit.runtime.Run;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A class as the weaver leaves it, to be defined in other loaders under another name. */
@Retry(maxRetries = 1, jitter = 0)
public class Copied implements Callable<Object> {
    private static final Gate GATE = Gate.of(MethodHandles.lookup(), "call", "()Ljava/lang/Object;", 0);

    @Override
    public @Nullable Object call() throws Exception {
        Run run = null;
        do {
            try {
                if (run == null) {
                    GATE.enter(this);
                    return "done";
                }
                run = GATE.returned(run, null, null, "done", this, new Object[0]);
            } catch (Throwable failure) {
                run = begin(failure);
            }
        } while (!run.isOver());
        return run.value();
    }

    private Run begin(Throwable failure) throws Exception {
        try {
            return GATE.failed(null, null, null, failure, this, new Object[0]);
        } catch (Throwable unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
