package dev.reknit.runtime.redundancy;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Fields;
import java.util.List;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An environment of a test's own, bound to its thread until closed: manual time, and a record of
 * events.
 */
final class World implements AutoCloseable {
    final ManualTime time = new ManualTime();
    final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Environment.Binding binding;

    World() {
        Environment environment = new Environment(time, time, null);
        environment.add(events::add);
        binding = environment.bind();
    }

    /** The events as an operator reads them; forgets them. */
    List<String> log() {
        List<String> lines = events.stream().map(World::line).toList();
        events.clear();
        return lines;
    }

    private static String line(Event event) {
        StringJoiner line = new StringJoiner(" ");
        line.add(event.message());
        Fields fields = (name, value) -> line.add(name + "=" + value);
        event.fields(fields);
        return line.toString();
    }

    <T extends Event> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        binding.close();
    }
}
