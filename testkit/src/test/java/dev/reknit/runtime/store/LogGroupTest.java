package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Durability;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void group_forcesTogetherThoseWhoCameTogether(boolean later) throws Exception {
        HeldForces folder = new HeldForces(new SimulatedDisk().open());
        try (Log log = Log.open(folder, SETTINGS);
                Callers callers = new Callers(log, Durability.GROUP, later)) {
            oneIsForcedWhileAnotherComes(folder, callers);
            // There were two last time, so this one waits for the other.
            Future<?> first = callers.call();
            folder.release();
            callers.second.get();
            Future<?> other = callers.call();
            folder.awaitHeld();
            assertThat(log.durable()).isEqualTo(2);
            folder.releaseAll();
            first.get();
            other.get();
            assertThat(log.durable()).isEqualTo(4);
            assertThat(folder.forces()).as("for four calls").isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sync_doesNotWaitForOneThatStaysAway(boolean later) throws Exception {
        HeldForces folder = new HeldForces(new SimulatedDisk().open());
        try (Log log = Log.open(folder, SETTINGS);
                Callers callers = new Callers(log, Durability.SYNC, later)) {
            oneIsForcedWhileAnotherComes(folder, callers);
            Future<?> first = callers.call();
            folder.releaseAll();
            callers.second.get();
            first.get();
            assertThat(log.durable()).isEqualTo(3);
            assertThat(folder.forces()).as("for three calls").isEqualTo(3);
        }
    }

    /** The first has returned and the second's force is held when this returns. */
    private static void oneIsForcedWhileAnotherComes(HeldForces folder, Callers callers) throws Exception {
        folder.hold();
        Future<?> first = callers.call();
        folder.awaitHeld();
        callers.second = callers.call();
        folder.release();
        first.get();
        folder.awaitHeld();
    }

    /** Threads that append one record each; where it is later, they first append and then come to wait for it, as journaled calls do. */
    private static final class Callers implements AutoCloseable {
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final Log log;
        private final Durability durability;
        private final boolean later;
        private Future<?> second = CompletableFuture.completedFuture(null);

        Callers(Log log, Durability durability, boolean later) {
            this.log = log;
            this.durability = durability;
            this.later = later;
        }

        /** Returns when the record was appended and is waited for. */
        Future<?> call() {
            AtomicReference<Thread> caller = new AtomicReference<>();
            Future<?> call = threads.submit(() -> {
                caller.set(Thread.currentThread());
                if (later) {
                    long position = log.append(1, buffer -> buffer.putInt(7), Durability.ASYNC);
                    log.awaitDurable(position, durability);
                } else {
                    append(log, durability);
                }
            });
            while (caller.get() == null || caller.get().getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return call;
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    private static void append(Log log, Durability durability) {
        log.append(1, buffer -> buffer.putInt(7), durability);
    }
}
