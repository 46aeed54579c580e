package dev.reknit.runtime.event;

import org.jspecify.annotations.Nullable;

/** What happened to checkpoints of objects that outlive their process. */
public sealed interface CheckpointEvent extends Event {
    @Override
    default @Nullable ClassLoader loader() {
        return null;
    }

    /**
     * A checkpoint is safe.
     *
     * @param reason what made somebody write it
     * @param full whether all of the object is in it, or only what was changed
     * @param bytes its size
     * @param pauseNanos how long calls on the object had to wait for it, in nanoseconds
     * @param tookNanos how long it took to write, in nanoseconds
     * @param longestPauseNanos the longest pause for a checkpoint of the object so far, in nanoseconds
     */
    record Written(
            String object,
            String store,
            String reason,
            boolean full,
            long bytes,
            long pauseNanos,
            long tookNanos,
            long longestPauseNanos)
            implements CheckpointEvent {
        @Override
        public Kind kind() {
            return Kind.CHECKPOINT_WRITTEN;
        }

        @Override
        public void fields(Fields to) {
            to.put("object", object);
            to.put("store", store);
            to.put("reason", reason);
            to.put("full", full);
            to.put("bytes", bytes);
            to.put("pauseMicros", pauseNanos / 1_000);
            to.put("tookMs", tookNanos / 1_000_000);
            to.put("longestPauseMicros", longestPauseNanos / 1_000);
        }
    }

    /**
     * A checkpoint could not be written; those before are as they were.
     *
     * @param failure why
     */
    record Failed(String object, String store, Throwable failure) implements CheckpointEvent {
        @Override
        public Kind kind() {
            return Kind.CHECKPOINT_FAILED;
        }

        @Override
        public void fields(Fields to) {
            to.put("object", object);
            to.put("store", store);
            to.put("failure", Fields.describe(failure));
        }
    }

    /**
     * Objects of a class are not saved, though it inherits that they are; told once for a class.
     *
     * @param type the class
     * @param reason a sentence, of which the class is the subject; ends with the cure
     */
    record Impossible(Class<?> type, String reason) implements CheckpointEvent {
        @Override
        public @Nullable ClassLoader loader() {
            return type.getClassLoader();
        }

        @Override
        public Kind kind() {
            return Kind.CHECKPOINT_IMPOSSIBLE;
        }

        @Override
        public void fields(Fields to) {
            to.put("class", type.getName());
            to.put("reason", reason);
        }
    }

    /**
     * A checkpoint cannot be read, and is passed over: an older one is taken, or the log from its beginning, if there is either.
     *
     * @param snapshot its number
     * @param damaged the number of the one that is damaged: itself, or one that it builds on
     * @param failure what is wrong with that
     */
    record Damaged(String store, long snapshot, long damaged, Throwable failure) implements CheckpointEvent {
        @Override
        public Kind kind() {
            return Kind.CHECKPOINT_DAMAGED;
        }

        @Override
        public void fields(Fields to) {
            to.put("store", store);
            to.put("snapshot", snapshot);
            to.put("damaged", damaged);
            to.put("failure", Fields.describe(failure));
        }
    }
}
