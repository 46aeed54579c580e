package dev.reknit.runtime.store;

/**
 * What becomes of the records of a snapshot on their way to the disk.
 *
 * @param secrets what they are encrypted with
 * @param compression whether they are compressed, where that makes them smaller
 */
record SnapshotForm(Secrets secrets, boolean compression) {
    /** They stand there as they are. */
    static final SnapshotForm PLAIN = new SnapshotForm(Secrets.NONE, false);
}
