package dev.reknit.runtime.timeout;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Script;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Attempts that take their time. */
final class Slow {
    private Slow() {}

    /** Takes so long, unless it is interrupted. */
    static void sleep(long millis) throws InterruptedException {
        Environment.current().clock().sleep(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** An attempt that sleeps, then gives a value. */
    static Script.Attempt returning(long millis, Object value) {
        return () -> {
            sleep(millis);
            return value;
        };
    }

    /** An attempt that sleeps, and goes on sleeping when it is interrupted. */
    static Script.Attempt stubborn(long millis, @Nullable Object value) {
        return () -> {
            long end = Environment.current().clock().nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (true) {
                try {
                    Environment.current()
                            .clock()
                            .sleep(end - Environment.current().clock().nanoTime());
                    return value;
                } catch (InterruptedException ignored) {
                    // That is what it is about.
                }
            }
        };
    }

    /** The first attempt takes long in the way of a mode, the others give a value at once. */
    static Script once(Mode mode, long millis, Object value) {
        return mode.blocks()
                ? Script.of(returning(millis, "late"), () -> value)
                : Script.of(later(millis, "late"), () -> CompletableFuture.completedFuture(value));
    }

    /** An attempt whose stage is completed by a task. */
    static Script.Attempt later(long millis, Object value) {
        return () -> {
            CompletableFuture<Object> stage = new CompletableFuture<>();
            Environment.current()
                    .scheduler()
                    .schedule(TimeUnit.MILLISECONDS.toNanos(millis), () -> stage.complete(value));
            return stage;
        };
    }
}
