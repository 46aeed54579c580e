package dev.reknit.runtime.jmx;

/** The program as a whole. */
public interface ReknitMXBean {
    /** The version of Reknit; {@code unknown} if it does not run from its jar. */
    String getVersion();

    /** How many methods are guarded, by the classes they were called on. */
    int getMethods();

    /** How many meters can be read. */
    int getMeters();

    /**
     * Whether calls that succeed at once are counted, and how long attempts take is measured. Calls that fail, are
     * retried or rejected are counted always.
     */
    boolean isCountingSuccesses();

    /** Has successes counted; or no longer, unless an exporter of numbers wants them. */
    void setCountingSuccesses(boolean on);
}
