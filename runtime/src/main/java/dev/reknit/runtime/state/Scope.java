package dev.reknit.runtime.state;

import org.jspecify.annotations.Nullable;

/**
 * One call of a checkpointed method, from its entry to its end. Exactly one of the methods that end it is
 * called, once, on the thread that {@linkplain CheckpointGate#open opened} the scope; none of them
 * throws.
 */
public abstract class Scope {
    /** The scope of a call that is not guarded. */
    static final Scope UNGUARDED = new Scope() {
        @Override
        public @Nullable UndoLog log() {
            return null;
        }

        @Override
        public void failed(Throwable failure) {}

        @Override
        public void succeeded() {}

        @Override
        public void succeeded(@Nullable Object result) {}
    };

    Scope() {}

    /** Where the body logs what it changes; null if the call is not guarded. Does not end the scope. */
    public abstract @Nullable UndoLog log();

    /**
     * The body threw. Restores the state if the failure is one to restore for, and ends the scope;
     * the caller throws the failure on. What could not be restored is attached to it as a
     * suppressed {@link dev.reknit.StateRestoreException}.
     */
    public abstract void failed(Throwable failure);

    /** The body returned: ends the scope and leaves the state as it is. */
    public abstract void succeeded();

    /**
     * The body of a method whose results another policy judges returned. Restores the state if
     * {@code Retry.on} or {@code Redundant.accept} rejects the result, since the method, or an
     * alternate, is then to start from the state that the call found; ends the scope.
     */
    public abstract void succeeded(@Nullable Object result);
}
