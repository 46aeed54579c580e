package dev.reknit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FutureStageTest {
    private final VirtualTime time = VirtualTime.autoAdvancing();
    private final Environment environment = new Environment(time, time, null);

    private CompletableFuture<@Nullable Object> stage(FutureTask<?> future) {
        Object stage = FutureStage.of(future, environment);
        assertThat(stage).isInstanceOf(FutureStage.class);
        return (FutureStage) stage;
    }

    @Test
    void futureIsDone_stageIsDoneAtOnce() {
        FutureTask<String> future = new FutureTask<>(() -> "done");
        future.run();
        assertThat(stage(future)).isCompletedWithValue("done");
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void futureCompletesLater_stageFollowsWithinAnEighthOfTheTime() throws Exception {
        FutureTask<String> future = new FutureTask<>(() -> "done");
        CompletionStage<@Nullable Object> stage = stage(future);
        time.schedule(Duration.ofMillis(40).toNanos(), future);
        assertThat(time.await(stage)).isEqualTo("done");
        assertThat(time.now()).isBetween(Duration.ofMillis(40), Duration.ofMillis(45));
    }

    @Test
    void futureTakesLong_stageFollowsWithinTenMilliseconds() throws Exception {
        FutureTask<String> future = new FutureTask<>(() -> "done");
        CompletionStage<@Nullable Object> stage = stage(future);
        time.schedule(Duration.ofSeconds(3).toNanos(), future);
        time.await(stage);
        assertThat(time.now()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3010));
    }

    @Test
    void futureFails_stageFailsWithTheSameObject() {
        IOException failure = new IOException("down");
        FutureTask<String> future = new FutureTask<>(() -> {
            throw failure;
        });
        CompletionStage<@Nullable Object> stage = stage(future);
        time.schedule(1_000_000, future);
        assertThatThrownBy(() -> time.await(stage))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isSameAs(failure);
    }

    @Test
    void stageIsCancelled_soIsTheFutureAndNobodyLooksAgain() {
        FutureTask<String> future = new FutureTask<>(() -> "done");
        assertThat(stage(future).cancel(true)).isTrue();
        assertThat(future).isCancelled();
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void futureIsCancelled_soIsTheStage() {
        FutureTask<String> future = new FutureTask<>(() -> "done");
        CompletableFuture<@Nullable Object> stage = stage(future);
        future.cancel(false);
        time.advance(Duration.ofMillis(1));
        assertThat(stage).isCancelled();
    }

    @Test
    void whatIsAStageAlready_staysAsItIs() {
        CompletableFuture<String> future = new CompletableFuture<>();
        assertThat(FutureStage.of(future, environment)).isSameAs(future);
        assertThat(FutureStage.of(null, environment)).isNull();
        assertThat(FutureStage.of("plain", environment)).isEqualTo("plain");
    }
}
