package dev.reknit.testkit;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps every event it is told of, in the order in which they happened.
 *
 * <pre>{@code
 * assertThat(events.of(Event.AttemptFailed.class)).extracting(Event.AttemptFailed::attempt).containsExactly(1, 2);
 * assertThat(events.only(Event.GaveUp.class).attempts()).isEqualTo(3);
 * }</pre>
 *
 * <p>Safe for use by several threads; the lists it gives are copies.
 */
public final class RecordedEvents implements Listener {
    private final List<Event> events = new ArrayList<>();

    /** Creates a record without events. */
    public RecordedEvents() {}

    @Override
    public synchronized void on(Event event) {
        events.add(event);
    }

    /** All events. */
    public synchronized List<Event> all() {
        return List.copyOf(events);
    }

    /** The events of a type, such as {@code Event.GaveUp.class}, or of all types with a site: {@code Event.AtSite.class}. */
    public <E extends Event> List<E> of(Class<E> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * The one event of a type.
     *
     * @throws AssertionError if there is none or more than one; the message shows all events
     */
    public <E extends Event> E only(Class<E> type) {
        List<E> found = of(type);
        if (found.size() != 1) {
            throw new AssertionError(
                    "expected one " + type.getSimpleName() + ", found " + found.size() + " among " + this);
        }
        return found.get(0);
    }

    /** Forgets the events so far. */
    public synchronized void clear() {
        events.clear();
    }

    /** One event per line. */
    @Override
    public String toString() {
        List<Event> all = all();
        return all.stream()
                .map(Event::toString)
                .collect(Collectors.joining("\n  ", all.size() + " events\n  ", ""))
                .stripTrailing();
    }
}
