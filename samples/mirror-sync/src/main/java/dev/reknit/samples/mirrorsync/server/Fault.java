package dev.reknit.samples.mirrorsync.server;

/** A way to misbehave. */
public enum Fault {
    /** Half of the body arrives, then nothing more. */
    STALL("stalled"),

    /** Half of the body arrives, then the connection is reset. */
    RESET("reset the connection"),

    /** The body has its length, but not its bytes. */
    CORRUPT("sent corrupted bytes"),

    /** Half of the body arrives, then the connection is closed. */
    TRUNCATE("sent too few bytes"),

    /** The answer is 503, with {@code Retry-After: 1}. */
    BUSY("answered 503"),

    /** The mirror dies half-way through an answer; to the client, a reset. It returns later. */
    DIE("died"),

    /** Nobody listens, since the mirror is dead; it is the client that counts these. */
    REFUSE("refused connections");

    private final String told;

    Fault(String told) {
        this.told = told;
    }

    /** What it is called in a sentence about a mirror. */
    public String told() {
        return told;
    }
}
