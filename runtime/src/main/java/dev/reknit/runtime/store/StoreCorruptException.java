package dev.reknit.runtime.store;

/**
 * What is on the disk is not what was written there, and no crash explains it. Nothing has been changed. The message names the
 * file, the place in it and the command that repairs.
 */
public final class StoreCorruptException extends StoreException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long offset;

    /**
     * Creates the exception.
     *
     * @param store where the store is
     */
    public StoreCorruptException(String store, Flaw flaw) {
        super(
                "The store in " + store + " is damaged: " + flaw.file() + ", at byte " + flaw.offset() + ": "
                        + flaw.text()
                        + ". Nothing has been changed. Restore a backup, or give up what is lost: reknit repair "
                        + store,
                null);
        this.file = flaw.file();
        this.offset = flaw.offset();
    }

    /** The name of the damaged file. */
    public String file() {
        return file;
    }

    /** Where in it the damage begins, in bytes. */
    public long offset() {
        return offset;
    }
}
