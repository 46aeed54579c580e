package dev.reknit.runtime.event;

import org.jspecify.annotations.Nullable;

/** What happened while an object was given its saved state. */
public sealed interface RecoveryEvent extends Event {
    @Override
    default @Nullable ClassLoader loader() {
        return null;
    }

    /**
     * An object has its saved state.
     *
     * @param object what it is known by
     * @param checkpoint the number of the checkpoint that it began with; 0 for none
     * @param entries how many journaled calls were run again
     * @param diverged after how many of them something else had been done than at first
     * @param tookNanos how long it took, in nanoseconds
     */
    record Done(String object, String store, long checkpoint, long entries, long diverged, long tookNanos)
            implements RecoveryEvent {
        @Override
        public Kind kind() {
            return Kind.RECOVERY_DONE;
        }

        @Override
        public void fields(Fields to) {
            to.put("object", object);
            to.put("store", store);
            to.put("checkpoint", checkpoint);
            to.put("entries", entries);
            to.put("diverged", diverged);
            to.put("tookMs", tookNanos / 1_000_000);
        }
    }

    /**
     * Recovering an object takes long.
     *
     * @param done how many journaled calls were run again so far
     * @param entries how many there are of the object in the log
     */
    record GoesOn(String object, String store, long done, long entries) implements RecoveryEvent {
        @Override
        public Kind kind() {
            return Kind.RECOVERY_GOES_ON;
        }

        @Override
        public void fields(Fields to) {
            to.put("object", object);
            to.put("store", store);
            to.put("done", done);
            to.put("entries", entries);
        }
    }

    /**
     * The saved state has fields that its classes do not have any more. What they held is kept, and saved again with the objects.
     *
     * @param fields each as {@code Class.field}, with commas between
     */
    record UnknownFields(String object, String store, String fields) implements RecoveryEvent {
        @Override
        public Kind kind() {
            return Kind.RECOVERY_UNKNOWN_FIELDS;
        }

        @Override
        public void fields(Fields to) {
            to.put("object", object);
            to.put("store", store);
            to.put("fields", fields);
        }
    }

    /**
     * A journaled call that was run again has done something else than at first.
     *
     * @param position of its entry in the log; 0 if the state was another before any
     */
    record Diverged(String object, String store, long position, String method) implements RecoveryEvent {
        @Override
        public Kind kind() {
            return Kind.RECOVERY_DIVERGED;
        }

        @Override
        public void fields(Fields to) {
            to.put("object", object);
            to.put("store", store);
            to.put("position", position);
            to.put("method", method);
        }
    }

    /**
     * The last journaled call before a crash threw when it was run again, and is taken as one that did not happen.
     *
     * @param position of its entry in the log
     * @param failure what it threw
     */
    record GaveUp(String object, String store, long position, String method, Throwable failure)
            implements RecoveryEvent {
        @Override
        public Kind kind() {
            return Kind.RECOVERY_GAVE_UP;
        }

        @Override
        public void fields(Fields to) {
            to.put("object", object);
            to.put("store", store);
            to.put("position", position);
            to.put("method", method);
            to.put("failure", Fields.describe(failure));
        }
    }
}
