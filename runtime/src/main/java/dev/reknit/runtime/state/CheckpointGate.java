package dev.reknit.runtime.state;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The guard of one {@link dev.reknit.Checkpointed} method: a constant of the woven class. What is
 * left of the method is, in the language it was written in,
 *
 * <pre>{@code
 * Scope scope = GATE.open(this, null);
 * R result;
 * try {
 *     result = reknit$book(order);       // the body
 * } catch (Throwable failure) {
 *     scope.failed(failure);
 *     throw failure;
 * }
 * scope.succeeded();
 * return result;
 * }</pre>
 *
 * <p>Calls on one object exclude each other from {@code open} to the end of the scope, as if the
 * method were {@code synchronized} on a lock of its own; a virtual thread that waits is not pinned.
 * As there, waiting does not end by an interrupt. Of two threads that enter two objects in opposite
 * order one is told, by a {@link dev.reknit.CheckpointDeadlockException}.
 *
 * <p>A method that returns a stage is guarded until it returns, not until the stage completes.
 *
 * <p>Where the annotation cannot be read, an error is logged once and the method runs unguarded.
 * Safe for use by several threads.
 */
public final class CheckpointGate {
    private final MethodHandles.Lookup lookup;
    private final String name;
    private final String descriptor;

    /** Null until the first call, empty where the method cannot be guarded. */
    private volatile @Nullable Optional<CheckpointPlan> linked;

    private CheckpointGate(MethodHandles.Lookup lookup, String name, String descriptor) {
        this.lookup = lookup;
        this.name = name;
        this.descriptor = descriptor;
    }

    /**
     * Creates the guard of a method. Called by the initializer of a woven class, so it does next to
     * nothing.
     *
     * @param lookup the woven class and its rights
     * @param name the method's name
     * @param descriptor its descriptor
     */
    public static CheckpointGate of(MethodHandles.Lookup lookup, String name, String descriptor) {
        return new CheckpointGate(lookup, name, descriptor);
    }

    /**
     * Waits until no other thread is in a checkpointed method of the object, and opens a scope.
     *
     * @param self the object; a call without one is not guarded
     * @param arguments the arguments, if they are to be restored as well, or the body does not {@linkplain UndoLog#meet tell
     *     the log} what it is given; else null
     * @throws dev.reknit.StateCaptureException if there is something that cannot be captured;
     *     nothing has changed, and the body must not run
     * @throws dev.reknit.CheckpointDeadlockException if the object would never be free
     */
    public Scope open(@Nullable Object self, @Nullable Object @Nullable [] arguments) {
        Optional<CheckpointPlan> known = linked;
        if (known == null) {
            known = link();
        }
        return known.isEmpty() || self == null ? Scope.UNGUARDED : LogScope.open(known.get(), self, arguments);
    }

    private synchronized Optional<CheckpointPlan> link() {
        Optional<CheckpointPlan> known = linked;
        if (known == null) {
            known = plan();
            linked = known;
        }
        return known;
    }

    private Optional<CheckpointPlan> plan() {
        try {
            return Optional.of(CheckpointPlan.link(lookup, name, descriptor));
        } catch (Exception | LinkageError failure) {
            Environment.current().publish(new Event.PlanFailed(new Site(lookup.lookupClass(), name + "()"), failure));
            return Optional.empty();
        }
    }
}
