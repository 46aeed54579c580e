package dev.reknit.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.RateLimitType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each type of limit promises. */
class LimitTest {
    private static final long WINDOW = 1_000;

    private final ManualClock clock = new ManualClock(Long.MAX_VALUE - 5);

    @Test
    void fixedWithPermitsLeft_readsNoClock() {
        RateLimiter limiter = limiter(100, RateLimitType.FIXED);
        assertThat(take(limiter)).isZero();
        assertThat(clock.reads()).isEqualTo(1);
        for (int i = 1; i < 100; i++) {
            assertThat(limiter.takeQuickly()).isTrue();
        }
        assertThat(clock.reads()).isZero();
        assertThat(take(limiter)).isEqualTo(WINDOW);
    }

    @Test
    void fixed_rejectsOnlyIfAsManyWereLetInWithinTheLastWindow() {
        long base = System.nanoTime();
        for (long seed = base; seed < base + 500; seed++) {
            Random random = new Random(seed);
            int value = 1 + random.nextInt(5);
            RateLimiter limiter = limiter(value, RateLimitType.FIXED);
            List<Long> taken = new ArrayList<>();
            for (int step = 0; step < 200; step++) {
                clock.advance(random.nextInt(300));
                long now = clock.now();
                boolean in = take(limiter) == 0;
                long recent = taken.stream().filter(each -> now - each < WINDOW).count();
                assertThat(recent + (in ? 1 : 0)).as("seed " + seed).isLessThanOrEqualTo(2L * value);
                if (in) {
                    taken.add(now);
                } else {
                    assertThat(recent).as("seed " + seed).isGreaterThanOrEqualTo(value);
                }
            }
        }
    }

    @Test
    void smoothAtTheBeginning_onePermitThenOneByOne() {
        RateLimiter limiter = limiter(10, RateLimitType.SMOOTH);
        assertThat(take(limiter)).isZero();
        assertThat(take(limiter)).isEqualTo(100);
        clock.advance(99);
        assertThat(take(limiter)).isEqualTo(1);
        clock.advance(1);
        assertThat(take(limiter)).isZero();
    }

    @Test
    void smoothAfterAPause_asManyAtOnceAsThereMayBe() {
        RateLimiter limiter = limiter(10, RateLimitType.SMOOTH);
        clock.advance(100 * WINDOW);
        for (int i = 0; i < 10; i++) {
            assertThat(take(limiter)).isZero();
        }
        assertThat(take(limiter)).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(RateLimitType.class)
    void rejectedCalls_doNotCount(RateLimitType type) {
        RateLimiter limiter = limiter(2, type);
        clock.advance(10 * WINDOW);
        assertThat(take(limiter)).isZero();
        assertThat(take(limiter)).isZero();
        long wait = take(limiter);
        for (long i = 1; i < wait; i++) {
            clock.advance(1);
            assertThat(take(limiter)).isEqualTo(wait - i);
        }
        clock.advance(1);
        assertThat(take(limiter)).isZero();
    }

    @ParameterizedTest
    @EnumSource(RateLimitType.class)
    void clockGoesBack_nothingWaitsLongerThanAWindow(RateLimitType type) {
        RateLimiter limiter = limiter(3, type);
        clock.advance(10 * WINDOW);
        for (int i = 0; i < 3; i++) {
            assertThat(take(limiter)).isZero();
        }
        clock.advance(-1_000_000 * WINDOW);
        take(limiter);
        clock.advance(WINDOW);
        assertThat(take(limiter)).isZero();
    }

    @ParameterizedTest
    @EnumSource(RateLimitType.class)
    void spacedClockGoesBack_nothingWaitsLongerThanAWindow(RateLimitType type) {
        RateLimiter limiter = new RateLimiter(new RateLimitSettings(3, WINDOW, 10, type), clock);
        assertThat(take(limiter)).isZero();
        clock.advance(-1_000_000 * WINDOW);
        take(limiter);
        clock.advance(WINDOW);
        take(limiter);
        clock.advance(WINDOW);
        assertThat(take(limiter)).isZero();
    }

    /** The times that stand for a seal in a ring and a bucket: a call then counts as one nanosecond earlier. */
    @ParameterizedTest
    @EnumSource(RateLimitType.class)
    void timeThatLooksLikeASeal_isTakenForTheNext(RateLimitType type) {
        for (long seal : new long[] {1L << 61, (1L << 62) - WINDOW, 1L << 62}) {
            ManualClock special = new ManualClock(seal);
            RateLimiter limiter = new RateLimiter(new RateLimitSettings(1, WINDOW, 0, type), special);
            assertThat(take(limiter)).isZero();
            assertThat(take(limiter)).isBetween(WINDOW - 1, WINDOW);
            special.advance(WINDOW);
            assertThat(take(limiter)).isZero();
        }
    }

    @Test
    void otherType_beginsAnewAndCountsOn() {
        RateLimiter limiter = limiter(1, RateLimitType.FIXED);
        assertThat(take(limiter)).isZero();
        assertThat(take(limiter)).isPositive();
        limiter.adopt(new RateLimitSettings(1, WINDOW, 0, RateLimitType.ROLLING));
        assertThat(take(limiter)).isZero();
        assertThat(take(limiter)).isPositive();
        assertThat(limiter.acceptedTotal()).isEqualTo(2);
        assertThat(limiter.rejectedTotal()).isEqualTo(2);
    }

    @Test
    void sameSettingsAgain_nothingChanges() {
        RateLimiter limiter = limiter(1, RateLimitType.SMOOTH);
        assertThat(take(limiter)).isZero();
        limiter.adopt(new RateLimitSettings(1, WINDOW, 0, RateLimitType.SMOOTH));
        assertThat(take(limiter)).isEqualTo(WINDOW);
    }

    private RateLimiter limiter(int value, RateLimitType type) {
        return new RateLimiter(new RateLimitSettings(value, WINDOW, 0, type), clock);
    }

    private static long take(RateLimiter limiter) {
        return limiter.takeQuickly() ? 0 : limiter.take();
    }
}
