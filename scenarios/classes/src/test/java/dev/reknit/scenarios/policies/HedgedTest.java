package dev.reknit.scenarios.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.scenarios.BeforeLoading;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In the machine's time. */
@Timeout(60)
class HedgedTest {
    private final Hedged hedged = new Hedged();
    private final AtomicInteger attempts = new AtomicInteger();

    /** The first attempt hangs until it is interrupted. */
    private <T> Callable<T> hangingFirst(T second) {
        return () -> {
            if (attempts.incrementAndGet() == 1) {
                new CountDownLatch(1).await();
            }
            return second;
        };
    }

    @Test
    @BeforeLoading(BeforeLoading.ELSEWHERE)
    void attemptHangs_secondAnswers() throws Exception {
        assertThat(hedged.hedged(hangingFirst("second"))).isEqualTo("second");
        assertThat(attempts).hasValue(2);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    @BeforeLoading(BeforeLoading.ELSEWHERE)
    void staticMethodHangs_secondAnswersWithTheSameArguments() throws Exception {
        assertThat(Hedged.shared(6, hangingFirst(7L))).isEqualTo(42);
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void stageHangs_secondAnswersAndTheFirstIsCancelled() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletionStage<String> result = hedged.later(
                () -> attempts.incrementAndGet() == 1 ? first : CompletableFuture.completedFuture("second"));
        assertThat(result.toCompletableFuture().get()).isEqualTo("second");
        assertThat(first).failsWithin(Duration.ofSeconds(30));
        assertThat(first).isCancelled();
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void futureFails_isRetried() throws Exception {
        var result = hedged.future(() -> {
            FutureTask<Integer> task = new FutureTask<>(() -> {
                if (attempts.incrementAndGet() < 3) {
                    throw new IOException("down");
                }
                return attempts.get();
            });
            new Thread(task).start();
            return task;
        });
        assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void callFails_lastGoodResultForTheSameArgumentsAnswers() throws Exception {
        hedged.source = () -> "1";
        assertThat(hedged.known("a")).isEqualTo("a1");
        assertThat(hedged.known("b")).isEqualTo("b1");
        hedged.source = () -> {
            throw new IOException("down");
        };
        assertThat(hedged.known("a")).isEqualTo("a1");
        assertThatThrownBy(() -> hedged.known("c")).isInstanceOf(IOException.class);
    }

    @Test
    void budgetIsSmall_retriesEnd() {
        assertThatThrownBy(() -> hedged.budgeted(() -> {
                    attempts.incrementAndGet();
                    throw new IOException("down");
                }))
                .isInstanceOf(IOException.class);
        assertThat(attempts).as("two retries in ten seconds").hasValue(3);
    }
}
