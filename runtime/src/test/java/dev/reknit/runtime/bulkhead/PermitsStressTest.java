package dev.reknit.runtime.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.time.SystemTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Permits} with several threads at once. A waiter that is lost shows as a test that does not end. */
@Timeout(60)
class PermitsStressTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 30_000;

    /** All wait without limit, so that each loss of a waiter or of a permit stops the test. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everybodyWaits_neverMoreThanTheLimitAndNobodyIsLost(int limit) throws Exception {
        Permits permits = new Permits(limit, limit);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        inParallel(number -> {
            for (int i = 0; i < ROUNDS; i++) {
                int cell = permits.takeQuickly();
                cell = cell == Slots.NONE ? permits.take() : cell;
                cell = cell == Slots.NONE ? await(permits) : cell;
                int now = running.incrementAndGet();
                most.accumulateAndGet(now, Math::max);
                running.decrementAndGet();
                permits.give(cell);
            }
        });
        assertThat(most.get()).isLessThanOrEqualTo(limit);
        assertThat(permits.running()).isZero();
        assertThat(permits.waiting()).isZero();
        assertThat(permits.acceptedTotal()).isEqualTo((long) THREADS * ROUNDS);
    }

    /** There are as many permits as threads, so none is ever to be refused one. */
    @Test
    void asManyPermitsAsThreads_nobodyIsRefused() throws Exception {
        Permits permits = new Permits(THREADS, THREADS);
        AtomicInteger refused = new AtomicInteger();
        inParallel(number -> {
            for (int i = 0; i < 10 * ROUNDS; i++) {
                int cell = permits.take();
                if (cell == Slots.NONE) {
                    refused.incrementAndGet();
                } else {
                    permits.give((cell + i) % Math.min(THREADS, 2));
                }
            }
        });
        assertThat(refused.get()).isZero();
        assertThat(permits.running()).isZero();
    }

    /** The limit changes, and who waits gives up at random, while others run. */
    @Test
    void limitChangesAndWaitersGiveUp_allComesBack() throws Exception {
        Permits permits = new Permits(8, 3);
        long seed = System.nanoTime();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        inParallel(number -> {
            SplittableRandom random = new SplittableRandom(seed + number);
            for (int i = 0; i < ROUNDS; i++) {
                if (random.nextInt(100) == 0) {
                    permits.fix(1 + random.nextInt(3));
                }
                int cell = permits.take();
                if (cell == Slots.NONE) {
                    cell = awaitBriefly(permits, random.nextInt(20_000));
                }
                if (cell != Slots.NONE) {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    running.decrementAndGet();
                    permits.give(cell);
                }
            }
        });
        permits.fix(5);
        assertThat(most.get()).as("seed " + seed).isLessThanOrEqualTo(3);
        assertThat(permits.running()).as("seed " + seed).isZero();
        assertThat(permits.waiting()).as("seed " + seed).isZero();
        for (int i = 0; i < 5; i++) {
            assertThat(permits.take()).as("seed " + seed).isNotEqualTo(Slots.NONE);
        }
        assertThat(permits.take()).as("seed " + seed).isEqualTo(Slots.NONE);
    }

    private static int await(Permits permits) {
        ParkedCall waiter = new ParkedCall();
        assertThat(permits.enqueue(waiter, Integer.MAX_VALUE)).isTrue();
        try {
            return waiter.await(permits, SystemTime.INSTANCE, Long.MAX_VALUE);
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    private static int awaitBriefly(Permits permits, long nanos) {
        ParkedCall waiter = new ParkedCall();
        try {
            return permits.enqueue(waiter, 2) ? waiter.await(permits, SystemTime.INSTANCE, nanos) : Slots.NONE;
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void inParallel(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch start = new CountDownLatch(THREADS);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    work.run(number);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get(50, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
