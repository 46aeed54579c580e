package dev.reknit.runtime.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes errors and warnings to the error stream, for programs without a log: the first of each kind at each place, until there were a
 * thousand. Safe for use by several threads.
 */
public final class ErrorStream implements Listener {
    /** That of the process. */
    public static final ErrorStream INSTANCE = new ErrorStream();

    private static final int MOST = 1_000;

    private final Set<Object> said = ConcurrentHashMap.newKeySet();

    private record Said(Class<? extends Event> kind, Object place) {}

    private ErrorStream() {}

    /** Whether an event is grave enough. */
    public static boolean takes(Event event) {
        return event.kind().severity().compareTo(Severity.WARN) >= 0;
    }

    @Override
    public void on(Event event) {
        Object place = event instanceof Event.AtSite at ? at.site() : event;
        if (takes(event) && said.size() < MOST && said.add(new Said(event.getClass(), place))) {
            print(event);
        }
    }

    /** Writes an event whatever it is. */
    public static void print(Event event) {
        StringBuilder line = new StringBuilder("reknit: ")
                .append(event.kind().severity())
                .append(' ')
                .append(event.kind().message());
        event.fields((name, value) -> line.append(' ').append(name).append('=').append(value));
        System.err.println(line);
    }
}
