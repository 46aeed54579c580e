package dev.reknit.runtime.store;

/**
 * Something in a file that is not as it should be.
 *
 * @param file the name of the file
 * @param offset where in it, in bytes
 * @param kind whether a crash explains it
 * @param text what is there, as the end of a sentence without its full stop
 */
public record Flaw(String file, long offset, Kind kind, String text) {
    /** Whether a crash explains a flaw. */
    public enum Kind {
        /** The end of what was being written when a process or machine stopped. Nobody was told that it was safe. */
        TORN,
        /** Something that was safe, or may have been, is gone. */
        DAMAGED
    }

    static Flaw torn(String file, long offset, String text) {
        return new Flaw(file, offset, Kind.TORN, text);
    }

    static Flaw damaged(String file, long offset, String text) {
        return new Flaw(file, offset, Kind.DAMAGED, text);
    }

    boolean isDamage() {
        return kind == Kind.DAMAGED;
    }
}
