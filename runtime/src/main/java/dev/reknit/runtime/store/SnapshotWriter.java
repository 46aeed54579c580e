package dev.reknit.runtime.store;

/** Writes a whole snapshot. */
@FunctionalInterface
public interface SnapshotWriter {
    /** Adds the records of the snapshot, on the thread that asked for it. What it throws reaches that thread, and there is no snapshot. */
    void writeTo(SnapshotOutput output);
}
