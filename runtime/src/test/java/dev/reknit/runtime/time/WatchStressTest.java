package dev.reknit.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random calls that end close to their deadline, some within another. The jcstress tests in {@code stress/} look
 * at the same promises at each interleaving; this is their short form for every build.
 */
@Timeout(60)
class WatchStressTest {
    private static final int THREADS = 3;
    private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(Long.getLong("reknit.stress.millis", 700));

    private final Watch watch = new FrameWatch(null);

    @Test
    void callsNearTheirDeadline_neverEarlyNeverLostNeverAfterwards() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Callable<long[]>> tasks = IntStream.range(0, THREADS)
                .mapToObj(i -> (Callable<long[]>) () -> calls(new SplittableRandom(seed + i)))
                .toList();
        long[] seen = new long[2];
        for (Future<long[]> each : threads.invokeAll(tasks)) {
            seen[0] += each.get()[0];
            seen[1] += each.get()[1];
        }
        threads.shutdown();
        assertThat(seen[0]).as("calls in time, seed %d", seed).isPositive();
        assertThat(seen[1]).as("calls over time, seed %d", seed).isPositive();
    }

    private long[] calls(SplittableRandom random) {
        long[] seen = new long[2];
        long end = System.nanoTime() + RUN_NANOS;
        while (System.nanoTime() - end < 0) {
            boolean inTime =
                    random.nextInt(4) == 0 ? within(random.nextLong(400_000), () -> call(random)) : call(random);
            seen[inTime ? 0 : 1]++;
        }
        return seen;
    }

    private boolean within(long outerNanos, Callable<Boolean> inner) {
        long begun = System.nanoTime();
        long outer = watch.enter(outerNanos, true);
        try {
            return inner.call();
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        } finally {
            checkLeft(outer, begun, outerNanos);
        }
    }

    private boolean call(SplittableRandom random) {
        long limit = random.nextLong(300_000);
        // A third waits for the interrupt: the wake-up must not be lost.
        long work = random.nextInt(3) == 0 ? Long.MAX_VALUE : limit + random.nextLong(-100_000, 100_000);
        boolean nested = watch.nearestNanos() != Watch.NEVER;
        long begun = System.nanoTime();
        long ticket = watch.enter(limit, true);
        while (System.nanoTime() - begun < work && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        if (nested) {
            return leave(ticket);
        }
        return checkLeft(ticket, begun, limit);
    }

    private boolean leave(long ticket) {
        boolean inTime = watch.leave(ticket);
        if (!inTime) {
            watch.leaveLate(ticket);
        }
        return inTime;
    }

    /** What the outermost call promises. */
    private boolean checkLeft(long ticket, long begun, long limit) {
        boolean inTime = leave(ticket);
        if (!inTime && System.nanoTime() - begun < limit) {
            throw new AssertionError("fired early");
        }
        for (int i = 0; i < 50; i++) {
            if (Thread.interrupted()) {
                throw new AssertionError("interrupted after the call was left");
            }
            Thread.onSpinWait();
        }
        return inTime;
    }
}
