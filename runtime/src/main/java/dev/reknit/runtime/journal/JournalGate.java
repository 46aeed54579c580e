package dev.reknit.runtime.journal;

import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.Digest;
import dev.reknit.runtime.state.Scope;
import dev.reknit.runtime.state.Several;
import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import dev.reknit.runtime.store.StoreException;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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
 *
 * <p>A call on an object that is not durable, or not yet, is a checkpointed call and no more. Safe for use by several threads.
 */
public final class JournalGate {
    private static final Undo CALL = new CallUndo();

    private final CheckpointGate gate;
    private final String name;
    private final String descriptor;
    private final Class<?> owner;

    /** The method in the class of the object that was called last. */
    private @Nullable Known known;

    private record Known(JournaledMethods methods, JournaledMethod method) {}

    private JournalGate(MethodHandles.Lookup lookup, String name, String descriptor) {
        this.gate = CheckpointGate.of(lookup, name, descriptor);
        this.owner = lookup.lookupClass();
        this.name = name;
        this.descriptor = descriptor;
    }

    /** Creates the guard of a method. Called by the initializer of a woven class. */
    public static JournalGate of(MethodHandles.Lookup lookup, String name, String descriptor) {
        return new JournalGate(lookup, name, descriptor);
    }

    /**
     * Opens a call.
     *
     * @throws dev.reknit.StateCaptureException if there is something that cannot be captured
     * @throws dev.reknit.CheckpointDeadlockException if the object would never be free
     * @throws IllegalStateException if it is called by a journaled call on another object, or the object's saved state was not recovered;
     *     nothing has changed in either case, and the body must not run
     */
    public JournaledCall open(Object self) {
        Scope scope = gate.open(self, null);
        UndoLog log = scope.log();
        Journal journal = log == null ? null : JournalOwner.journalOf(self);
        if (journal == null || log == null) {
            return new JournaledCall(scope);
        }
        try {
            return open(journal, scope, log);
        } catch (Throwable refused) {
            scope.succeeded();
            throw refused;
        }
    }

    private JournaledCall open(Journal journal, Scope scope, UndoLog log) {
        Current current = Current.ofThread();
        JournaledMethod method = method(journal.methods());
        Moment moment = journal.enter(current, method);
        if (moment == null && !journal.takeReplaying()) {
            return new JournaledCall(scope);
        }
        JournaledCall call = new JournaledCall(scope, log, journal, method, moment, current);
        if (moment == null) {
            call.begin();
        } else {
            current.enter(journal, moment);
        }
        return call;
    }

    private JournaledMethod method(JournaledMethods methods) {
        Known last = known;
        if (last == null || last.methods != methods) {
            last = new Known(methods, methods.of(owner, name, descriptor));
            known = last;
        }
        return last.method;
    }

    /** One call of a journaled method. For one thread. */
    public static final class JournaledCall implements Several {
        private final Scope scope;
        private final @Nullable UndoLog log;

        /** Null for a call that is a checkpointed one and no more. */
        private final @Nullable Journal journal;

        private final @Nullable JournaledMethod method;

        /** Null for a call that is run again. */
        private final @Nullable Moment moment;

        private final @Nullable Current current;

        /** What it was given: an entry that a checkpoint makes needless had it as it was then, so the checkpoint must have it, too. */
        private List<Object> given = List.of();

        /** What to wait for: its entry, or the mark that it did not happen; 0 for nothing. */
        private long position;

        private @Nullable StoreException unmarked;

        /** Whether it has returned. */
        private boolean ended;

        /** Where its changes begin in the log; -1 before its body is run. */
        private int mark = -1;

        private long hashBefore;
        private long hashAfter;

        private JournaledCall(Scope scope) {
            this(scope, null, null, null, null, null);
        }

        private JournaledCall(
                Scope scope,
                @Nullable UndoLog log,
                @Nullable Journal journal,
                @Nullable JournaledMethod method,
                @Nullable Moment moment,
                @Nullable Current current) {
            this.scope = scope;
            this.log = log;
            this.journal = journal;
            this.method = method;
            this.moment = moment;
            this.current = current;
        }

        /** Takes the arguments, in their order; null if the call is not to be written. */
        public @Nullable StateWriter arguments() {
            return moment == null || journal == null ? null : journal.arguments(Objects.requireNonNull(method));
        }

        /**
         * All arguments were put.
         *
         * @throws StoreException if the entry cannot be written; the call has not been made
         */
        public void written() {
            Journal journal = Objects.requireNonNull(this.journal);
            Objects.requireNonNull(log).begin(1, 0); // An entry that could not be taken back would be one too many.
            position = journal.append(Objects.requireNonNull(method), Objects.requireNonNull(moment));
            given = journal.given();
            begin();
        }

        /** What is taken back from here on, by whichever scope, did not happen. */
        private void begin() {
            UndoLog log = Objects.requireNonNull(this.log);
            hashBefore = Objects.requireNonNull(journal).hash();
            log.begin(1, 0);
            log.put(this);
            log.end(CALL);
            mark = log.mark();
        }

        /** Where the body logs what it changes; null if the call is not guarded. */
        public @Nullable UndoLog log() {
            return scope.log();
        }

        @Override
        public void forEach(Consumer<Object> to) {
            given.forEach(to);
        }

        /** The body threw; the caller throws it on. Returns when it is safe that the call did not happen. */
        public void failed(Throwable failure) {
            Journal journal = this.journal;
            if (journal == null) {
                scope.failed(failure);
                return;
            }
            leave();
            try {
                did(failure.getClass().getName().hashCode());
            } finally {
                scope.failed(failure);
            }
            try {
                await();
            } catch (StoreException unsafe) {
                unmarked = unsafe;
            }
            if (unmarked != null) {
                failure.addSuppressed(unmarked);
            }
        }

        /**
         * The body returned.
         *
         * @throws StoreException if the store ended before the entry was safe: the call has been made in memory, and whether it is
         *     there when the object is recovered is unknown
         */
        public void succeeded(@Nullable Object result) {
            Journal journal = this.journal;
            if (journal == null) {
                scope.succeeded(result);
                return;
            }
            leave();
            try {
                did(Digest.of(result));
                ended = true;
            } finally {
                scope.succeeded(result);
            }
            await();
        }

        private void leave() {
            if (moment != null) {
                Objects.requireNonNull(current).leave();
            }
        }

        private void did(long outcome) {
            if (mark >= 0) {
                long digest = Objects.requireNonNull(log).digestSince(mark);
                hashAfter = Digest.mix(Digest.mix(hashBefore, digest), outcome);
                Objects.requireNonNull(journal).hash(hashAfter);
            }
        }

        private void await() {
            if (position != 0) {
                Objects.requireNonNull(journal)
                        .await(position, Objects.requireNonNull(method).durability());
            }
        }

        private void takenBack() {
            Journal journal = Objects.requireNonNull(this.journal);
            if (journal.hash() == hashAfter) {
                journal.hash(hashBefore);
            }
            if (moment == null) {
                journal.takenBack();
                return;
            }
            try {
                position = journal.abort(position);
            } catch (StoreException ended) {
                unmarked = ended;
            }
        }

        /** A call that was acknowledged was taken back by one around it, which must not end before that is safe, too. */
        private void awaitMark() {
            try {
                await();
            } catch (StoreException ended) {
                unmarked = ended; // The store has told so itself, and refuses every call from now on.
            }
        }
    }

    private static final class CallUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            JournaledCall call = (JournaledCall) Objects.requireNonNull(log.takeReference());
            call.takenBack();
            if (call.ended) {
                log.afterwards(call::awaitMark);
            }
        }

        @Override
        protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
            return first;
        }

        @Override
        public String toString() {
            return "a journaled call";
        }
    }
}
