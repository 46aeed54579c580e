package dev.reknit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedEventsTest {
    private final Site site = new Site(String.class, "m()");
    private final Event first = new Event.CallRecovered(site, 2);
    private final Event second = new Event.CallRecovered(site, 3);
    private final Event other = new Event.ClassWoven(null, "a.B", 1);
    private final RecordedEvents events = new RecordedEvents();

    RecordedEventsTest() {
        events.on(first);
        events.on(other);
        events.on(second);
    }

    @Test
    void ofAType_inOrder() {
        assertThat(events.all()).containsExactly(first, other, second);
        assertThat(events.of(Event.CallRecovered.class).stream().map(Event.CallRecovered::attempts))
                .containsExactly(2, 3);
        assertThat(events.of(Event.AtSite.class)).hasSize(2);
        assertThat(events.of(Event.GaveUp.class)).isEmpty();
    }

    @Test
    void only_isTheOneOrAnErrorThatShowsAll() {
        assertThat(events.only(Event.ClassWoven.class)).isSameAs(other);
        assertThatThrownBy(() -> events.only(Event.CallRecovered.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected one CallRecovered, found 2 among " + events);
        assertThatThrownBy(() -> events.only(Event.GaveUp.class))
                .hasMessageStartingWith("expected one GaveUp, found 0");
        assertThat(events.toString()).isEqualTo("3 events\n  " + first + "\n  " + other + "\n  " + second);
    }

    @Test
    void clear_forgetsButCopiesStay() {
        List<Event> before = events.all();
        events.clear();
        assertThat(events.all()).isEmpty();
        assertThat(events).hasToString("0 events");
        assertThat(before).hasSize(3);
    }
}
