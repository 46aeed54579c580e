package dev.reknit.runtime.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.BreakerState;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerGroupTest {
    private static final long DELAY = TimeUnit.SECONDS.toNanos(5);
    private static final BreakerSettings OPENS_AT_ONCE = new BreakerSettings(DELAY, 1, 0.5, 1, 0, 1, 0, 1_000);

    private final FakeClock clock = new FakeClock(Long.MAX_VALUE - 10);
    private final List<String> changes = Collections.synchronizedList(new ArrayList<>());
    private final BreakerGroup group = BreakerGroup.byKey(
            "m()", OPENS_AT_ONCE, (breaker, from, to, reason) -> changes.add(breaker.name() + " " + to), clock);

    private Breaker of(Object key) {
        return group.of(null, key);
    }

    private void fail(Object key) {
        Breaker breaker = of(key);
        long ticket = breaker.enter(clock);
        if (ticket != Breaker.REJECTED) {
            breaker.ended(ticket, true, clock);
        }
    }

    /** Keys that were never seen before, and are called often. */
    private void flood(int keys) {
        for (int i = 0; i < keys; i++) {
            Object key = new Object();
            for (int times = 0; times < 3; times++) {
                of(key);
            }
        }
    }

    @Test
    void equalKeys_shareABreaker() {
        assertThat(of(new String("a"))).isSameAs(of(new String("a"))).isNotSameAs(of("b"));
        assertThat(of(null)).isSameAs(of(null)).extracting(Breaker::name).isEqualTo("m()[null]");
    }

    @Test
    void names_tellKeysApart() {
        assertThat(of("host").name()).isEqualTo("m()[host]");
        assertThat(of(7L).name()).isEqualTo("m()[7]");
        assertThat(of("x".repeat(70)).name()).isEqualTo("m()[" + "x".repeat(60) + "...]");
        assertThat(of(List.of("secret")).name()).matches("m\\(\\)\\[ImmutableCollections\\$List12@[0-9a-f]+]");
    }

    @Test
    void keysWithoutEnd_areForgotten() {
        flood(3 * BreakerGroup.MOST_KEYS);
        assertThat(group.all()).hasSizeLessThanOrEqualTo(BreakerGroup.MOST_KEYS);
    }

    @Test
    void openBreaker_isNotForgotten() {
        List<Integer> open = IntStream.range(0, 200).boxed().toList();
        open.forEach(this::fail);
        flood(3 * BreakerGroup.MOST_KEYS);
        assertThat(open).allMatch(each -> of(each).state() == BreakerState.OPEN);
        assertThat(group.all()).hasSizeLessThanOrEqualTo(BreakerGroup.MOST_KEYS + open.size());
    }

    @Test
    void openBreakerOfAKeyNeverSeenAgain_isForgottenAfterItsDelay() {
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < BreakerGroup.MOST_KEYS; i++) {
                fail(round + ":" + i);
            }
            clock.pass(DELAY);
        }
        flood(1);
        assertThat(group.all()).hasSizeLessThanOrEqualTo(BreakerGroup.MOST_KEYS);
    }

    @Test
    void closedAgain_mayBeForgotten() {
        Breaker first = of("first");
        fail("first");
        clock.pass(DELAY);
        first.ended(first.enter(clock), false, clock);
        assertThat(changes).containsExactly("m()[first] OPEN", "m()[first] HALF_OPEN", "m()[first] CLOSED");
        flood(10 * BreakerGroup.MOST_KEYS);
        assertThat(of("first")).isNotSameAs(first);
    }

    @Test
    void forcedBreaker_isNotForgotten() {
        of("forced").force(BreakerState.DISABLED, clock);
        flood(3 * BreakerGroup.MOST_KEYS);
        assertThat(of("forced").state()).isEqualTo(BreakerState.DISABLED);
    }

    @Test
    void forgottenWhileItOpens_isPutBack() {
        Breaker first = of("first");
        long ticket = first.enter(clock);
        flood(10 * BreakerGroup.MOST_KEYS);
        assertThat(group.all()).doesNotContain(first);
        first.ended(ticket, true, clock);
        assertThat(of("first")).isSameAs(first);
    }

    @Test
    void ticketOfAForgottenBreaker_meansNothingToItsSuccessor() {
        Breaker first = of("first");
        long ticket = first.enter(clock);
        flood(10 * BreakerGroup.MOST_KEYS);
        Breaker second = of("first");
        assertThat(second).isNotSameAs(first);
        second.ended(ticket, true, clock);
        assertThat(second.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void otherSettings_applyToThoseThatAreThereAndThoseToCome() {
        Breaker old = of("old");
        BreakerSettings other = new BreakerSettings(DELAY, 3, 0.5, 1, 0, 1, 0, 1_000);
        group.adopt(other, clock);
        assertThat(old.settings()).isSameAs(other);
        assertThat(of("new").settings()).isSameAs(other);
    }

    @Test
    void byInstance_toldApartByIdentityAndGoesWithTheObject() {
        BreakerGroup instances =
                BreakerGroup.byInstance("m()", OPENS_AT_ONCE, (breaker, from, to, reason) -> {}, clock);
        String kept = new String("same");
        assertThat(instances.of(kept, null)).isNotSameAs(instances.of(new String("same"), null));
        WeakReference<Object> lost = lose(instances);
        for (int i = 0; i < 100 && (lost.get() != null || instances.all().size() > 1); i++) {
            System.gc();
        }
        assertThat(lost.get()).isNull();
        assertThat(instances.of(kept, null)).isSameAs(instances.all().get(0));
    }

    /** Even an open one does not hold its object. */
    private WeakReference<Object> lose(BreakerGroup instances) {
        Object one = new Object();
        Breaker breaker = instances.of(one, null);
        breaker.ended(breaker.enter(clock), true, clock);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        return new WeakReference<>(one);
    }

    /** Threads that open, reset and flood at once: at the end each that is open is there. */
    @Test
    void changesAtOnce_leaveTheOpenOnesKept() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Random random = new Random(i);
            threads.add(new Thread(() -> {
                for (int step = 0; step < 20_000; step++) {
                    int key = random.nextInt(50);
                    switch (random.nextInt(3)) {
                        case 0 -> fail(key);
                        case 1 -> of(key).reset(clock);
                        default -> flood(1);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread each : threads) {
            each.join();
        }
        List<Breaker> open = group.all().stream()
                .filter(each -> each.state() == BreakerState.OPEN)
                .toList();
        assertThat(open).isNotEmpty();
        flood(3 * BreakerGroup.MOST_KEYS);
        assertThat(group.all()).containsAll(open).hasSizeLessThanOrEqualTo(BreakerGroup.MOST_KEYS + open.size());
    }
}
