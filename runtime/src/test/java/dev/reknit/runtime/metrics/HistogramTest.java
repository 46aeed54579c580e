package dev.reknit.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Buckets, their error, and that nothing is lost between threads. */
class HistogramTest {
    @Test
    void buckets_followEachOtherWithoutGapOrOverlap() {
        assertThat(Histogram.low(0)).isZero();
        for (int bucket = 1; bucket < Histogram.ROWS * Histogram.ROW; bucket++) {
            assertThat(Histogram.low(bucket)).isEqualTo(Histogram.high(bucket - 1) + 1);
            assertThat(Histogram.bucket(Histogram.low(bucket))).isEqualTo(bucket);
            assertThat(Histogram.bucket(Histogram.high(bucket))).isEqualTo(bucket);
        }
        assertThat(Histogram.bucket(Long.MAX_VALUE)).isEqualTo(Histogram.ROWS * Histogram.ROW - 1);
    }

    @Test
    void negativeValue_countsAsZero() {
        Histogram histogram = new Histogram();
        histogram.record(-5);
        assertThat(histogram.distribution().sum()).isZero();
        assertThat(histogram.distribution().buckets()).containsExactly(new Distribution.Bucket(0, 0, 1));
    }

    @Test
    void noValue_everythingIsZero() {
        Distribution nothing = new Histogram().distribution();
        assertThat(nothing.count()).isZero();
        assertThat(nothing.mean()).isZero();
        assertThat(nothing.quantile(0.99)).isZero();
    }

    @Test
    void shareOutOfRange_saysWhatIsAllowed() {
        assertThatThrownBy(() -> Distribution.EMPTY.quantile(99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantile of 99.0; allowed: 0 to 1");
        assertThatThrownBy(() -> Distribution.EMPTY.quantile(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void randomValues_quantilesAreWithinOneThirtySecondOfTheSortedList() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        Histogram histogram = new Histogram();
        long[] twin = new long[5_000];
        for (int i = 0; i < twin.length; i++) {
            twin[i] = random.nextLong() >>> (1 + random.nextInt(63));
            histogram.record(twin[i]);
        }
        Arrays.sort(twin);
        Distribution found = histogram.distribution();
        assertThat(found.count()).isEqualTo(twin.length);
        assertThat(found.max()).isEqualTo(twin[twin.length - 1]);
        assertThat(found.sum()).isEqualTo(Arrays.stream(twin).sum());
        for (double share : new double[] {0, 0.01, 0.5, 0.9, 0.99, 1}) {
            long exact = twin[Math.max(0, (int) Math.ceil(share * twin.length) - 1)];
            assertThat((double) found.quantile(share))
                    .as("seed %d, share %s", seed, share)
                    .isCloseTo(exact, within(exact / 32.0));
        }
    }

    @Test
    void manyThreads_noValueIsLost() throws InterruptedException {
        Histogram histogram = new Histogram();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int value = 0; value < 20_000; value++) {
                    histogram.record(value);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread each : threads) {
            each.join();
        }
        Distribution found = histogram.distribution();
        assertThat(found.count()).isEqualTo(80_000);
        assertThat(found.sum()).isEqualTo(4L * 20_000 * 19_999 / 2);
        assertThat(found.countAtMost(Long.MAX_VALUE)).isEqualTo(80_000);
        assertThat(found.countAtMost(9_999)).isBetween(38_000L, 42_000L);
    }
}
