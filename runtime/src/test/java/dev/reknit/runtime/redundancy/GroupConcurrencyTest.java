package dev.reknit.runtime.redundancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.Redundant;
import dev.reknit.Strategy;
import dev.reknit.runtime.event.Event.FailedOver;
import dev.reknit.runtime.event.Event.InstanceEjected;
import dev.reknit.runtime.event.Event.InstanceReturned;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads on one field: every attempt is accounted for, and no promise is broken under way. */
class GroupConcurrencyTest {
    private static final int THREADS = 8;
    private static final int CALLS = 3_000;

    private final World world = new World();
    private final LongAdder served = new LongAdder();
    private final LongAdder failed = new LongAdder();

    @AfterEach
    void unbind() {
        world.close();
    }

    private static final class Service {
        private static final RedundantField MIRROR = RedundantField.of(MethodHandles.lookup(), "mirror");
        private final CopyOnWriteArrayList<Mirror> mirrors = new CopyOnWriteArrayList<>();

        @Redundant(
                from = "mirrors",
                strategy = Strategy.ROUND_ROBIN,
                ejectAfter = 3,
                ejectionTime = 5,
                maxEjectionTime = 20,
                maxEjectedPercent = 50)
        final Mirror mirror = (Mirror) MIRROR.instance(this);
    }

    /** Fails in stretches, so that it is ejected and comes back; each stretch is counted in calls. */
    private Mirror flaky(int stretch) {
        LongAdder calls = new LongAdder();
        return name -> {
            calls.increment();
            if (calls.sum() / stretch % 2 == 1) {
                failed.increment();
                throw new IOException("flaky");
            }
            served.increment();
            return name;
        };
    }

    @Test
    void manyThreads_countsAddUpAndTheShareHolds() throws Exception {
        Service service = new Service();
        IntStream.of(7, 11, 13, 17).forEach(stretch -> service.mirrors.add(flaky(stretch)));
        LongAdder returned = new LongAdder();
        LongAdder exhausted = new LongAdder();
        inThreads(() -> {
            world.time.advanceMillis(1);
            try {
                service.mirror.fetch("x");
                returned.increment();
            } catch (AllInstancesFailedException all) {
                assertThat(all.failures()).hasSize(4);
                exhausted.increment();
            }
        });
        assertThat(returned.sum() + exhausted.sum()).isEqualTo((long) THREADS * CALLS);
        assertThat(served.sum()).isEqualTo(returned.sum());
        assertThat(failed.sum())
                .as("each failure led on, or was the last of a call")
                .isEqualTo(world.events(FailedOver.class).size() + exhausted.sum());
        assertThat(world.events(InstanceEjected.class))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.left()).isBetween(2, 4));
        assertThat(world.events(InstanceReturned.class)).isNotEmpty();
    }

    @Test
    void groupChangesMeanwhile_noCallIsHarmed() throws Exception {
        Service service = new Service();
        Mirror steady = name -> {
            served.increment();
            return name;
        };
        service.mirrors.add(steady);
        LongAdder returned = new LongAdder();
        inThreads(() -> {
            Mirror passing = flaky(2);
            service.mirrors.add(passing);
            assertThat(service.mirror.fetch("x")).isEqualTo("x");
            returned.increment();
            service.mirrors.remove(passing);
        });
        assertThat(served.sum()).isEqualTo(returned.sum()).isEqualTo((long) THREADS * CALLS);
        assertThat(failed.sum()).isEqualTo(world.events(FailedOver.class).size());
        assertThat(service.mirrors).containsExactly(steady);
    }

    private interface Call {
        void run() throws Exception;
    }

    private void inThreads(Call call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    for (int n = 0; n < CALLS; n++) {
                        call.run();
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
