package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Durability;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom a record of {@link Durability#GROUP} waits for, with a delay that nobody would live to see. */
@Timeout(50)
class LogGroupTest {
    private static final LogSettings SETTINGS = LogSettings.DEFAULTS
            .withSegmentBytes(1 << 16)
            .withGroupDelay(Duration.ofMinutes(1))
            .withAsyncDelay(Duration.ofMinutes(1));

    @Test
    void alone_waitsForNobody() {
        try (Log log = Log.open(new SimulatedDisk().open(), SETTINGS)) {
            for (int i = 0; i < 20; i++) {
                append(log, Durability.GROUP);
            }
            assertThat(log.durable()).isEqualTo(20);
        }
    }

    @Test
    void recordsThatNobodyWaitsFor_areNotWaitedFor() {
        try (Log log = Log.open(new SimulatedDisk().open(), SETTINGS)) {
            append(log, Durability.ASYNC);
            append(log, Durability.ASYNC);
            append(log, Durability.GROUP);
            append(log, Durability.ASYNC);
            append(log, Durability.GROUP);
            assertThat(log.durable()).isEqualTo(5);
        }
    }

    @Test
    void someAtOnce_comeThrough_alsoWhenOneStaysAway() throws Exception {
        int threads = 5;
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try (Log log = Log.open(new SimulatedDisk().open(), SETTINGS.withGroupDelay(Duration.ofMillis(20)))) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 1; i <= threads; i++) {
                int times = 10 * i;
                calls.add(callers.submit(() -> {
                    for (int k = 0; k < times; k++) {
                        append(log, Durability.GROUP);
                    }
                }));
            }
            for (Future<?> each : calls) {
                each.get();
            }
            assertThat(log.durable()).isEqualTo(150);
        } finally {
            callers.shutdownNow();
        }
    }

    private static void append(Log log, Durability durability) {
        log.append(1, buffer -> buffer.putInt(7), durability);
    }
}
