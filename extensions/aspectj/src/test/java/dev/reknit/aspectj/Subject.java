package dev.reknit.aspectj;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Hedge;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/** What an application writes; woven by ajc. */
class Subject {
    /** How many attempts were begun. */
    @Ephemeral
    int attempts;

    private int state;

    @Redundant(from = "sources")
    private IntSupplier source;

    private static final List<IntSupplier> SHARED = List.of(() -> 5);

    @Redundant(from = "SHARED")
    private static IntSupplier shared;

    @Redundant(from = "sources")
    private String notAnInterface;

    private final List<IntSupplier> sources = List.of(
            () -> {
                throw new IllegalStateException("first");
            },
            () -> 7);

    @Retry(maxRetries = 5, jitter = 0)
    @Traced
    int retried() {
        if (++attempts < 6) {
            throw new IllegalStateException("attempt " + attempts);
        }
        return attempts;
    }

    @Hedge(delay = 20)
    @Traced
    String hedged(Callable<String> body) throws Exception {
        return body.call();
    }

    @Retry(maxRetries = -7)
    int wrong() {
        attempts++;
        throw new IllegalStateException("wrong");
    }

    @Checkpointed
    @Retry(maxRetries = 1, jitter = 0)
    int restored() {
        state++;
        attempts(1);
        return state;
    }

    private void attempts(int failing) {
        if (++attempts <= failing) {
            throw new IllegalStateException("attempt " + attempts);
        }
    }

    int fromSource() {
        return source.getAsInt();
    }

    IntSupplier source() {
        return source;
    }

    static int fromShared() {
        return shared.getAsInt();
    }

    String notAnInterface() {
        return notAnInterface;
    }

    /** What AspectJ cannot honour. */
    abstract static class Refused {
        @Retry
        synchronized int locked() {
            throw new IllegalStateException("locked");
        }

        @Retry
        abstract int bodiless();

        @Retry
        Own staged() {
            throw new IllegalStateException("staged");
        }

        @Retry(maxRetries = 1, jitter = 0)
        int honoured() {
            return 1;
        }
    }

    /** A stage that Reknit cannot make. */
    static final class Own extends CompletableFuture<String> {}
}
