package dev.reknit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Listener;
import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.time.SystemTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final Event EVENT = new Event.CallRecovered(new Site(EnvironmentTest.class, "m()"), 2);

    private final List<String> broken = new ArrayList<>();
    private final Environment environment = new Environment(
            SystemTime.INSTANCE,
            SystemTime.INSTANCE,
            null,
            (listener, failure) -> broken.add(String.valueOf(failure.getMessage())));

    @Test
    void nothingBound_systemsEnvironment() {
        assertThat(Environment.current()).isSameAs(Environment.system());
    }

    @Test
    void bound_untilClosed() {
        Environment other = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);
        try (Environment.Binding outer = environment.bind()) {
            try (Environment.Binding inner = other.bind()) {
                assertThat(Environment.current()).isSameAs(other);
            }
            assertThat(Environment.current()).isSameAs(environment);
        }
        assertThat(Environment.current()).isSameAs(Environment.system());
    }

    @Test
    void threadOfAPool_forgetsWhatItInheritedOnceThatIsUnbound() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            try (Environment.Binding ignored = environment.bind()) {
                assertThat(pool.submit(Environment::current).get()).isSameAs(environment);
            }
            Environment later = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);
            try (Environment.Binding ignored = later.bind()) {
                assertThat(pool.submit(Environment::current).get()).isSameAs(Environment.system());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void listenerThrows_othersAreToldAndSoIsTheOneWhoCares() {
        List<Event> told = new ArrayList<>();
        environment.add(event -> {
            throw new IllegalStateException("on");
        });
        environment.add(told::add);
        environment.publish(EVENT);
        assertThat(told).containsExactly(EVENT);
        assertThat(broken).containsExactly("on");
    }

    @Test
    void listenerThrowsWhenAsked_othersAreAsked() {
        environment.add(new Listener() {
            @Override
            public void on(Event event) {}

            @Override
            public boolean wants(Class<? extends Event> type) {
                throw new IllegalStateException("wants");
            }
        });
        assertThat(environment.wants(Event.GaveUp.class)).isFalse();
        environment.add(event -> {});
        assertThat(environment.wants(Event.GaveUp.class)).isTrue();
        assertThat(broken).containsExactly("wants", "wants");
    }
}
