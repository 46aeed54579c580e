package dev.reknit.runtime.store;

/** The folder of a store is open already, and only one may have it open. */
public final class StoreLockedException extends StoreException {
    private static final long serialVersionUID = 1;

    private final String holder;

    /**
     * Creates the exception.
     *
     * @param folder where the store is
     * @param holder who has it open, in words
     */
    public StoreLockedException(String folder, String holder) {
        super(
                "The store in " + folder + " is open already, by " + holder
                        + ". Close it there, or give this one another folder.",
                null);
        this.holder = holder;
    }

    /** The same, with the stack of the thread that asked for the store. */
    StoreLockedException(StoreLockedException there) {
        super(String.valueOf(there.getMessage()), there);
        this.holder = there.holder;
    }

    /** Who has it open, in words: process, host, and since when. */
    public String holder() {
        return holder;
    }
}
