package dev.reknit.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameTableTest {
    private static final long RUNNING = 7L << 2 | Frame.WATCHED;

    private final FrameTable table = new FrameTable();

    @Test
    void sameThreadAgain_getsTheSameFrame() {
        Thread me = Thread.currentThread();
        int first = call(me);
        for (int i = 0; i < 100; i++) {
            assertThat(call(me)).isEqualTo(first);
        }
        assertThat(table.frames()).hasSize(64);
    }

    @Test
    void threadsThatCameAndWent_leaveTheirFramesToOthers() {
        for (int i = 0; i < 20_000; i++) {
            // Not alive, as one that has ended.
            call(new Thread("gone"));
        }
        assertThat(table.frames()).hasSize(64);
    }

    @Test
    void livingThreadsBetweenCalls_keepTheirFramesWhileThereIsRoom() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Thread[] threads = IntStream.range(0, 300)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        over.await();
                    } catch (InterruptedException stop) {
                        throw new AssertionError(stop);
                    }
                }))
                .toArray(Thread[]::new);
        for (Thread each : threads) {
            each.start();
            call(each);
        }
        int length = table.frames().length;
        long owned = Arrays.stream(threads)
                .filter(each -> Arrays.stream(table.frames()).anyMatch(frame -> frame.isOwnedBy(each)))
                .count();
        over.countDown();
        for (Thread each : threads) {
            each.join();
        }
        assertThat(length).isBetween(300, 4096);
        assertThat(owned).isEqualTo(threads.length);
    }

    @Test
    void threadOfAFrame_canBeCollected() throws Exception {
        var gone = new WeakReference<>(new Thread("gone"));
        call(Objects.requireNonNull(gone.get()));
        for (int i = 0; i < 100 && gone.get() != null; i++) {
            System.gc();
        }
        assertThat(gone.get()).isNull();
    }

    @Test
    void frameTakenOver_formerOwnerDoesNotMistakeItForItsOwn() {
        Frame frame = new Frame.Padded();
        Thread first = new Thread("first");
        Thread second = new Thread("second");
        assertThat(frame.takeOver(first, RUNNING)).isTrue();
        assertThat(frame.holdsCallOf(first)).isTrue();
        assertThat(frame.end()).isTrue();
        long idle = frame.get();
        assertThat(frame.begin(second, RUNNING)).isFalse();
        assertThat(frame.takeOver(second, RUNNING)).isTrue();
        assertThat(frame.end()).isTrue();
        assertThat(frame.begin(first, RUNNING)).isFalse();
        assertThat(frame.get()).isNotEqualTo(idle);
        assertThat(frame.begin(second, RUNNING)).isTrue();
        assertThat(frame.takeOver(first, RUNNING)).isFalse();
    }

    @Test
    void fired_endsOnlyAfterTheInterrupt() {
        Frame frame = new Frame.Padded();
        frame.takeOver(Thread.currentThread(), RUNNING);
        frame.fire(RUNNING + 4);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        frame.fire(RUNNING);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(frame.end()).isFalse();
        assertThat(frame.hasFired()).isTrue();
        assertThat(frame.endFired()).isTrue();
        assertThat(frame.begin(Thread.currentThread(), RUNNING)).isTrue();
    }

    private int call(Thread thread) {
        int at = table.begin(thread, RUNNING);
        assertThat(table.frames()[at].holdsCallOf(thread)).isTrue();
        assertThat(table.frames()[at].end()).isTrue();
        return at;
    }
}
