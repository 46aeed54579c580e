package dev.reknit.runtime.durable;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Listener;
import dev.reknit.runtime.state.UndoLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What a program does with its durable objects besides using them. All methods are about objects of classes that are {@link
 * dev.reknit.Checkpointed} as a whole, and throw {@link IllegalArgumentException} for others. Safe for use by several threads.
 *
 * <pre>{@code
 * Checkpoints.checkpoint(book);                      // now, and waits for it
 * Checkpoints.request(book).thenRun(backup::start);  // without waiting
 * Checkpoints.on(book, event -> event.kind() == Kind.CIRCUIT_BREAKER_OPENED);
 * }</pre>
 */
public final class Checkpoints {
    private Checkpoints() {}

    /**
     * Writes a checkpoint and waits until it is safe. An interrupt does not end the waiting, and is kept.
     *
     * @throws IllegalStateException if it is called within a checkpointed call, which would have to wait for itself; or the object's saved state was
     *     not recovered
     * @throws dev.reknit.StateCaptureException if there is something that cannot be saved
     * @throws dev.reknit.runtime.store.StoreException if it cannot be written; the checkpoints before are as they were, the journal
     *     goes on, and the object can be used as before
     */
    public static void checkpoint(Object object) {
        checkApart();
        join(request(object));
    }

    /**
     * Has a checkpoint written by another thread.
     *
     * @return completes when it is safe, or with what {@link #checkpoint} would throw
     */
    public static CompletableFuture<@Nullable Void> request(Object object) {
        return durable(object).request(CheckpointReason.ASKED, true);
    }

    /**
     * Writes a checkpoint of each durable object of the environment that was changed since its last one, and waits for them.
     *
     * @return how many objects there are
     * @throws IllegalStateException if it is called within a checkpointed call
     * @throws dev.reknit.FaultToleranceException what the first that could not be written threw, with the others suppressed; all others are
     *     written
     */
    public static int checkpointAll() {
        checkApart();
        return checkpointAll(Durables.of(Environment.current()).all());
    }

    static int checkpointAll(List<Durable> durables) {
        List<CompletableFuture<@Nullable Void>> under = new ArrayList<>();
        for (Durable each : durables) {
            if (each.state() == Durable.State.READY) {
                under.add(each.request(CheckpointReason.ASKED, false));
            }
        }
        RuntimeException failure = null;
        for (CompletableFuture<@Nullable Void> each : under) {
            try {
                join(each);
            } catch (RuntimeException one) {
                failure = failure == null ? one : failure;
                if (failure != one) {
                    failure.addSuppressed(one);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return under.size();
    }

    /**
     * Has a checkpoint written each time when Reknit tells of an event, if the object was changed since the last one; as long as the object
     * is alive.
     *
     * @param when is asked for each event of the environment, on the thread that it happens on, so it should be quick
     */
    public static void on(Object object, EventTest when) {
        Durable durable = durable(object);
        Environment environment = durable.store().environment();
        environment.add(new Listener() {
            @Override
            public void on(Event event) {
                if (durable.object() == null) {
                    environment.remove(this);
                } else if (when.test(event)) {
                    var unused = durable.request(CheckpointReason.EVENT, false);
                }
            }
        });
    }

    /** Which events are meant. */
    @FunctionalInterface
    public interface EventTest {
        /** Whether an event is. */
        boolean test(Event event);
    }

    /**
     * Gives an object of a class with {@link dev.reknit.Recover#MANUAL} its saved state; does nothing if it has it.
     *
     * @throws dev.reknit.StateRecoveryException if that cannot be done; nothing of the object is saved then
     * @throws dev.reknit.runtime.store.StoreException if the store cannot be read; the same
     */
    public static void recover(Object object) {
        durable(object).recover(object);
    }

    /** How things stand. */
    public static CheckpointStatus status(Object object) {
        return CheckpointStatus.of(durable(object));
    }

    /** How things stand with each durable object of the environment that is alive. */
    public static List<CheckpointStatus> statuses() {
        return Durables.of(Environment.current()).all().stream()
                .map(CheckpointStatus::of)
                .toList();
    }

    private static Durable durable(Object object) {
        Durable durable = Durable.of(object);
        if (durable == null) {
            throw new IllegalArgumentException(
                    object.getClass().getName() + " is not durable; allowed: objects of woven"
                            + " classes that are annotated with @Checkpointed, from the end of their constructors on");
        }
        return durable;
    }

    private static void checkApart() {
        if (UndoLog.current() != null) {
            throw new IllegalStateException(
                    "Within a checkpointed call one cannot wait for a checkpoint, which waits for the"
                            + " call. Use Checkpoints.request, or wait after the call");
        }
    }

    static void join(CompletableFuture<@Nullable Void> future) {
        try {
            future.join();
        } catch (CompletionException thrown) {
            if (thrown.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw thrown;
        }
    }
}
