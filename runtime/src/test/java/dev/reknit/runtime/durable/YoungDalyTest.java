package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Work that is interrupted by failures, in virtual time. */
class YoungDalyTest {
    private static final double WORK = 2_000_000;
    private static final long SEED = 20061121;

    /**
     * The time that it takes until all work is done and in a checkpoint.
     *
     * @param interval between checkpoints
     */
    private static double total(double interval, double cost, double restart, double mean, long seed) {
        Random random = new Random(seed);
        double now = 0;
        double failure = exponential(random, mean);
        double saved = 0;
        while (saved < WORK) {
            double piece = Math.min(interval, WORK - saved);
            double end = now + piece + cost;
            if (failure >= end) {
                now = end;
                saved += piece;
            } else {
                now = failure + restart;
                failure = now + exponential(random, mean);
            }
        }
        return now;
    }

    private static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private static double averageTotal(double interval, double cost, double restart, double mean) {
        double sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += total(interval, cost, restart, mean, SEED + i);
        }
        return sum / 8;
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 1000", "5, 20, 1000", "0.05, 1, 3600", "30, 10, 600", "100, 50, 400"})
    void total_isWithinFivePercentOfTheBestFixedInterval(double cost, double restart, double mean) {
        double best = Double.MAX_VALUE;
        for (double each = cost / 4 + 0.5; each < 8 * mean; each *= 1.1) {
            best = Math.min(best, averageTotal(each, cost, restart, mean));
        }
        double ours = averageTotal(YoungDaly.interval(cost, mean), cost, restart, mean);
        assertThat(ours / best).as("seed " + SEED).isLessThan(1.05);
    }

    /** The rate is not given, but learned from the failures as they come; so is the cost, which varies. */
    @Test
    void total_withTheRateLearnedOnTheWay_isWithinFivePercentOfTheBestFixedInterval() {
        double cost = 5;
        double mean = 1000;
        double assumed = 24 * 3600;
        double best = Double.MAX_VALUE;
        for (double each = 10; each < 1000; each *= 1.1) {
            best = Math.min(best, averageTotal(each, cost, 0, mean));
        }
        double sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += learning(cost, mean, assumed, SEED + i);
        }
        assertThat(sum / 8 / best).as("seed " + SEED).isLessThan(1.05);
    }

    private static double learning(double cost, double mean, double assumed, long seed) {
        Random random = new Random(seed);
        double now = 0;
        double failure = exponential(random, mean);
        double saved = 0;
        long failures = 0;
        double measured = cost;
        while (saved < WORK) {
            double interval = YoungDaly.interval(measured, YoungDaly.meanTimeBetweenFailures(now, failures, assumed));
            double thisCost = cost * (0.5 + random.nextDouble());
            double piece = Math.min(interval, WORK - saved);
            double end = now + piece + thisCost;
            if (failure >= end) {
                now = end;
                saved += piece;
                measured += (thisCost - measured) / 8;
            } else {
                now = failure;
                failures++;
                failure = now + exponential(random, mean);
            }
        }
        return now;
    }

    @Test
    void interval_isYoungsWhereTheCostIsSmall() {
        assertThat(YoungDaly.interval(0.001, 10_000)).isCloseTo(Math.sqrt(2 * 0.001 * 10_000), within(0.01));
    }

    @Test
    void interval_withACostBeyondTheTimeBetweenFailures_isThatTime() {
        assertThat(YoungDaly.interval(300, 100)).isEqualTo(100);
    }

    @Test
    void meanTimeBetweenFailures_withoutAny_risesWithTheTimeWatched() {
        assertThat(YoungDaly.meanTimeBetweenFailures(0, 0, 3600)).isEqualTo(3600);
        assertThat(YoungDaly.meanTimeBetweenFailures(7200, 0, 3600)).isEqualTo(10_800);
        assertThat(YoungDaly.meanTimeBetweenFailures(7200, 2, 3600)).isEqualTo(3600);
    }
}
