package dev.reknit.samples.mirrorsync.server;

/** How often mirrors misbehave. */
public enum Level {
    /** Never. */
    NONE(0, 0),

    /**
     * About every sixth answer is spoilt, one file is spoilt everywhere for a while, and one
     * mirror dies and returns.
     */
    SOME(0.16, 1),

    /**
     * About every third answer is spoilt, two files are spoilt everywhere for a while, and each
     * mirror dies and returns.
     */
    MANY(0.33, 2);

    private final double rate;
    private final int blackouts;

    Level(double rate, int blackouts) {
        this.rate = rate;
        this.blackouts = blackouts;
    }

    /** The share of answers that are spoilt. */
    double rate() {
        return rate;
    }

    /**
     * How many files are spoilt on every mirror, until the client has asked often enough to give
     * up once.
     */
    int blackouts() {
        return blackouts;
    }
}
