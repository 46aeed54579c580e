package dev.reknit.runtime.scenario;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import dev.reknit.testkit.RecordedEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param value what it returned
 * @param failure what it threw
 * @param attempts how many attempts were made
 * @param begun when each began, from the beginning of the first
 * @param took how long the call took
 * @param events what the listeners were told
 * @param site where the call was made, for events
 */
public record Outcome(
        @Nullable Object value,
        @Nullable Throwable failure,
        int attempts,
        List<Duration> begun,
        Duration took,
        RecordedEvents events,
        Site site) {

    /** The waits between attempts, in milliseconds, rounded down. */
    public List<Long> waits() {
        List<Long> waits = new ArrayList<>();
        for (int i = 1; i < begun.size(); i++) {
            waits.add(begun.get(i).minus(begun.get(i - 1)).toMillis());
        }
        return waits;
    }

    /** Why no other attempt was made. */
    public String reason() {
        return events.only(Event.GaveUp.class).reason();
    }
}
