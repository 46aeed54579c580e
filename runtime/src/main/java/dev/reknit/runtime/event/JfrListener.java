package dev.reknit.runtime.event;

/**
 * Writes each event to Java's flight recorder, as {@code dev.reknit.} and the name of its record: in the category
 * "Reknit", without stack trace, which would show the same frames every time. While no recording wants them, events
 * cost a read of a field; in a Java without the recorder, the same.
 */
public final class JfrListener implements Listener {
    /** Whether this Java has no flight recorder; found out by the first event. */
    private volatile boolean missing;

    /** Creates a listener. */
    public JfrListener() {}

    @Override
    public boolean wants(Class<? extends Event> type) {
        if (missing) {
            return false;
        }
        try {
            return JfrType.isRecorded(type);
        } catch (LinkageError noRecorder) {
            missing = true;
            return false;
        }
    }

    @Override
    public void on(Event event) {
        JfrType.of(event.getClass()).write(event);
    }
}
