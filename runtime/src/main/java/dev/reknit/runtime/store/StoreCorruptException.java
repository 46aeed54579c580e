package dev.reknit.runtime.store;

/**
 * What is on the disk is not what was written there, and no crash explains it. Nothing has been changed. The message names the
 * file, the place in it and the command that repairs.
 */
public final class StoreCorruptException extends StoreException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long offset;

    StoreCorruptException(String folder, Flaw flaw) {
        super(
                "The store in " + folder + " is damaged: " + flaw.file() + ", at byte " + flaw.offset() + ": "
                        + flaw.text()
                        + ". Nothing has been changed. Restore a backup, or give up what is lost: reknit repair "
                        + folder,
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
