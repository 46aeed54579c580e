package dev.reknit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.time.SystemTime;
import dev.reknit.runtime.time.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Environment environment = Environment.system();

    @Test
    void noCallWithADeadline_noneRemains() {
        assertThat(Deadline.remaining()).isEmpty();
        assertThat(Deadline.remainingNanos(environment)).isEqualTo(Watch.NEVER);
        assertThat(Deadline.current()).isSameAs(Deadline.NONE);
    }

    @Test
    void withinACall_itsTimeRemains() {
        Watch watch = environment.watch();
        long ticket = watch.enter(HOUR.toNanos(), false);
        assertThat(Deadline.remaining().orElseThrow()).isBetween(HOUR.dividedBy(2), HOUR);
        assertThat(watch.leave(ticket)).isTrue();
        assertThat(Deadline.remaining()).isEmpty();
    }

    @Test
    void bound_theEarliestCountsUntilClosed() {
        try (Environment.Binding outer = hours(2).bind()) {
            try (Environment.Binding later = hours(3).bind()) {
                assertThat(hoursLeft()).isEqualTo(1);
            }
            try (Environment.Binding earlier = hours(1).bind()) {
                assertThat(hoursLeft()).isEqualTo(0);
                try (Environment.Binding none = Deadline.NONE.bind()) {
                    assertThat(hoursLeft()).isEqualTo(0);
                }
            }
            assertThat(hoursLeft()).isEqualTo(1);
        }
        assertThat(Deadline.remaining()).isEmpty();
    }

    @Test
    void current_isTakenToAnotherThreadByBinding() {
        try (Environment.Binding ignored = hours(2).bind()) {
            Deadline current = Deadline.current();
            CompletableFuture<Optional<Duration>> before = new CompletableFuture<>();
            CompletableFuture<Optional<Duration>> bound = new CompletableFuture<>();
            new Thread(() -> {
                        before.complete(Deadline.remaining());
                        try (Environment.Binding there = current.bind()) {
                            bound.complete(Deadline.remaining());
                        }
                    })
                    .start();
            assertThat(before.join()).isEmpty();
            assertThat(bound.join().orElseThrow()).isBetween(HOUR, HOUR.multipliedBy(2));
        }
    }

    @Test
    void overTime_nothingRemains() {
        try (Environment.Binding ignored = Deadline.in(environment, 0).bind()) {
            assertThat(Deadline.remaining()).contains(Duration.ZERO);
        }
    }

    @Test
    void environmentsOfTheSameTime_shareTheWatchOverCalls() {
        assertThat(new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null).watch())
                .isSameAs(environment.watch());
    }

    private Deadline hours(int hours) {
        return Deadline.in(environment, HOUR.toNanos() * hours);
    }

    private static long hoursLeft() {
        return Deadline.remaining().orElseThrow().toHours();
    }
}
