package com.acme.kt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.BulkheadException;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.RateLimitException;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Each policy on a Kotlin class. */
@ReknitTest
class PoliciesTest {
    private static Policies policies(int failures) {
        return new Policies(new Script(failures), List.of());
    }

    @Test
    void fallback_mayBePrivateAndTakeTheFailure() {
        assertThat(policies(1).price("gold")).isEqualTo("gold, attempt 1");
    }

    @Test
    void fallbackWithAValueClass_isFoundByItsJvmName() {
        assertThat(policies(1).convertCents(7)).isEqualTo(-7);
    }

    @Test
    void circuitBreaker_opens() {
        Policies broken = policies(100);
        for (int i = 1; i <= 4; i++) {
            assertThatThrownBy(broken::broken).hasMessage("attempt " + i);
        }
        assertThatThrownBy(broken::broken).isInstanceOf(CircuitBreakerOpenException.class);
    }

    @Test
    void rateLimit_refuses() {
        Policies limited = policies(0);
        assertThat(limited.twice() + limited.twice()).isEqualTo(3);
        assertThatThrownBy(limited::twice).isInstanceOf(RateLimitException.class);
    }

    @Test
    void bulkhead_refuses() {
        Policies limited = policies(0);
        assertThatThrownBy(() -> limited.alone(() -> limited.alone(() -> 1))).isInstanceOf(BulkheadException.class);
        assertThat(limited.alone(() -> 2)).isEqualTo(2);
    }

    @Test
    void hedge_takesTheFirstResult(VirtualTime time) throws Exception {
        Queue<CompletionStage<Integer>> attempts =
                new ArrayDeque<>(List.of(new CompletableFuture<>(), CompletableFuture.completedFuture(2)));
        assertThat(time.await(policies(0).hedged(attempts::remove))).isEqualTo(2);
    }

    @Test
    void checkpointed_restoresKotlinsCollections() {
        Policies ledger = policies(1);
        assertThatThrownBy(() -> ledger.book("lost")).hasMessage("attempt 1");
        assertThat(ledger.book("kept")).isEqualTo(2);
        assertThat(ledger.entries()).containsExactly("kept");
    }

    @Test
    void redundantField_failsOver() {
        Policies redundant =
                new Policies(new Script(0), List.of(new Mirror(new Script(100)), new Mirror(new Script(0))));
        assertThat(redundant.loadFromAny()).isEqualTo(1);
    }
}
