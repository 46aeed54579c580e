package dev.reknit.runtime.state;

/**
 * Marks the collections that write their own changes into the {@link UndoLog} of the thread that
 * makes them, whoever calls: woven code, the JDK, or a library.
 */
public interface TrackedCollection {}
