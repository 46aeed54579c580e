package dev.reknit.agent.log;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Severity;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes errors and warnings to the error stream, for programs without a log: the first of each kind at
 * each place, until there were a thousand.
 */
final class ErrorStream implements Sink {
    static final ErrorStream INSTANCE = new ErrorStream();

    private static final int MOST = 1_000;

    private final Set<Object> said = ConcurrentHashMap.newKeySet();

    private record Said(Class<? extends Event> kind, Object place) {}

    private ErrorStream() {}

    @Override
    public boolean takes(Event event) {
        return event.severity().compareTo(Severity.WARN) >= 0;
    }

    @Override
    public void on(Event event) {
        Object place = event instanceof Event.AtSite at ? at.site() : event;
        if (takes(event) && said.size() < MOST && said.add(new Said(event.getClass(), place))) {
            print(event);
        }
    }

    /** Writes an event whatever it is. */
    static void print(Event event) {
        StringBuilder line = new StringBuilder("reknit: ")
                .append(event.severity())
                .append(' ')
                .append(event.message());
        event.fields((name, value) -> line.append(' ').append(name).append('=').append(value));
        System.err.println(line);
    }
}
