package dev.reknit.testkit.crash;

/** How an operation on a file can fail while the machine goes on. */
public enum Fault {
    /** The device fails; of a write, nothing is done. */
    EIO("Input/output error"),

    /** No room is left; of a write, nothing is done. */
    ENOSPC("No space left on device"),

    /** No room is left in the middle of a write: its first half is done. Other operations fail as with {@link #ENOSPC}. */
    SHORT_WRITE("No space left on device");

    private final String message;

    Fault(String message) {
        this.message = message;
    }

    String message() {
        return message;
    }
}
