package dev.reknit.runtime.event;

import org.jspecify.annotations.Nullable;

/** What happened to a store. */
public sealed interface StoreEvent extends Event {
    @Override
    default @Nullable ClassLoader loader() {
        return null;
    }

    /**
     * A store has ended: nothing more is written to it.
     *
     * @param store its name
     * @param where it is
     * @param inMemory whether objects go on without it, rather than calls that need it failing
     * @param failure what ended it
     */
    record Ended(String store, String where, boolean inMemory, Throwable failure) implements StoreEvent {
        @Override
        public Kind kind() {
            return Kind.STORE_ENDED;
        }

        @Override
        public void fields(Fields to) {
            to.put("store", store);
            to.put("where", where);
            to.put("then", inMemory ? "objects go on in memory, what they do is not saved" : "calls that need it fail");
            to.put("failure", Fields.describe(failure));
        }
    }

    /**
     * Something that whoever runs the program should know of, while the store goes on: what a crash had torn was cut off, a damaged
     * snapshot is left out, a file was set aside, or could not be closed or deleted.
     *
     * @param where the store is
     * @param what a sentence
     * @param failure what was thrown, if anything was
     */
    record Noticed(String where, String what, @Nullable Throwable failure) implements StoreEvent {
        @Override
        public Kind kind() {
            return Kind.STORE_NOTICED;
        }

        @Override
        public void fields(Fields to) {
            to.put("where", where);
            to.put("what", what);
            if (failure != null) {
                to.put("failure", Fields.describe(failure));
            }
        }
    }

    /**
     * A store was taken up by the first durable object in it.
     *
     * @param store its name
     * @param where it is
     * @param checkpointed how many objects have checkpoints
     * @param entries how many calls are in the log
     * @param tookNanos how long it took, in nanoseconds
     */
    record Opened(String store, String where, int checkpointed, long entries, long tookNanos) implements StoreEvent {
        @Override
        public Kind kind() {
            return Kind.STORE_OPENED;
        }

        @Override
        public void fields(Fields to) {
            to.put("store", store);
            to.put("where", where);
            to.put("checkpointed", checkpointed);
            to.put("entries", entries);
            to.put("tookMs", tookNanos / 1_000_000);
        }
    }
}
