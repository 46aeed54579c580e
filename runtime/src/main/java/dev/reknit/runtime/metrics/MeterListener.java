package dev.reknit.runtime.metrics;

/**
 * Is told which meters there are. Called by whichever thread made a plan, one call at a time, so it should be quick;
 * what it throws is reported and otherwise ignored.
 */
public interface MeterListener {
    /** A meter can be read from now on. */
    void added(Meter meter);

    /** What a meter read is gone; it reads 0. */
    default void removed(Meter meter) {}
}
