package dev.reknit.runtime.journal;

import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.state.UndoLog;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * The guard of one {@link dev.reknit.Journaled} method: a constant of the woven class, in place of its checkpoint gate. What is left
 * of the method is, in the language it was written in,
 *
 * <pre>{@code
 * JournaledCall call = GATE.open(this);          // locks the object and opens a scope
 * R result;
 * try {
 *     StateWriter arguments = call.arguments();
 *     if (arguments != null) {                   // null if the call is not written: replay, or part of another
 *         arguments.putInt(count);
 *         arguments.putReference(order);
 *         call.written();                        // appends the entry
 *     }
 *     result = reknit$place(count, order);       // the body; with call.log() the one that logs, as for CheckpointGate
 * } catch (Throwable failure) {
 *     call.failed(failure);
 *     throw failure;
 * }
 * call.succeeded(result);                        // boxed; null for void. Returns when the entry is safe
 * return result;
 * }</pre>
 */
public final class JournalGate {
    private JournalGate() {}

    /** Creates the guard of a method. Called by the initializer of a woven class. */
    public static JournalGate of(MethodHandles.Lookup lookup, String name, String descriptor) {
        return new JournalGate();
    }

    /** Opens a call. */
    public JournaledCall open(Object self) {
        return new JournaledCall();
    }

    /** One call of a journaled method. For one thread. */
    public static final class JournaledCall {
        /** Takes the arguments, in their order; null if the call is not to be written. */
        public @Nullable StateWriter arguments() {
            return null;
        }

        /** All arguments were put. */
        public void written() {}

        /** Where the body logs what it changes; null if the call is not guarded. */
        public @Nullable UndoLog log() {
            return null;
        }

        /** The body threw; the caller throws it on. */
        public void failed(Throwable failure) {}

        /** The body returned. */
        public void succeeded(@Nullable Object result) {}
    }
}
