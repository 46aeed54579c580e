package dev.reknit.runtime.durable;

import java.util.Map;

/**
 * A store with durable objects, as {@code dev.reknit:type=Store,name="..."}. Objects are named as in the log lines: {@code OrderBook
 * "main"}.
 */
public interface StoreMXBean {
    /** Where the store is. */
    String getWhere();

    /** Whether it has ended by a failure, so that nothing more is saved until it is opened anew. */
    boolean isEnded();

    /** The objects that are alive. */
    String[] getObjects();

    /** How many calls have changed an object since its last checkpoint, all objects together. */
    long getUnsaved();

    /** How many checkpoints were written since the objects that are alive were constructed. */
    long getCheckpoints();

    /** How many could not be written. */
    long getFailedCheckpoints();

    /** The longest time that calls had to wait for a checkpoint, in nanoseconds. */
    long getLongestPauseNanos();

    /** How many runs of the program are known that did not end in good order. */
    long getFailures();

    /** The position of the last record of the log that is safe. */
    long getSafePosition();

    /**
     * How things stand with an object: {@code state}, {@code unsaved}, {@code checkpoints}, {@code failed}, {@code position}, {@code
     * longestPauseNanos} and, if there was a checkpoint, {@code last}, {@code lastFull}, {@code lastBytes}, {@code lastPauseNanos}.
     *
     * @throws IllegalArgumentException if no object of that name is alive
     */
    Map<String, String> status(String object);

    /**
     * Writes a checkpoint of an object, and waits for it.
     *
     * @throws IllegalArgumentException if no object of that name is alive
     */
    void checkpoint(String object);

    /** Writes a checkpoint of each object that was changed since its last one, and waits for them; how many objects there are. */
    int checkpointAll();
}
