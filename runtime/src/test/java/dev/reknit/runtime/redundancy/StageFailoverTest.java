package dev.reknit.runtime.redundancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.Redundant;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageFailoverTest {
    private final World world = new World();
    private final FakeMirror a = new FakeMirror("a");
    private final FakeMirror b = new FakeMirror("b");

    @AfterEach
    void unbind() {
        world.close();
    }

    private static final class Service {
        private static final RedundantField MIRROR = RedundantField.of(MethodHandles.lookup(), "mirror");
        private final List<Mirror> mirrors;

        @Redundant(from = "mirrors", ejectAfter = 2, failOn = IOException.class)
        final Mirror mirror = (Mirror) MIRROR.instance(this);

        Service(List<Mirror> mirrors) {
            this.mirrors = mirrors;
        }
    }

    private Mirror mirror() {
        return new Service(List.of(a, b)).mirror;
    }

    @Test
    void stageHasSucceeded_isHandedOverAsItIs() {
        a.pending = CompletableFuture.completedFuture("x");
        assertThat(mirror().future("x")).isSameAs(a.pending);
        assertThat(world.log()).isEmpty();
    }

    @Test
    void stageFailsLater_theNextIsCalledThen() {
        a.pending = new CompletableFuture<>();
        CompletionStage<String> result = mirror().later("x");
        assertThat(result.toCompletableFuture()).isNotDone();
        assertThat(b.calls).isZero();

        a.pending.completeExceptionally(new CompletionException(new IOException("reset")));
        assertThat(result.toCompletableFuture()).isCompletedWithValue("x from b");
        assertThat(world.log())
                .containsExactly("failed over at=StageFailoverTest$Service.mirror method=later from=a to=b"
                        + " failure=java.io.IOException: reset");
    }

    @Test
    void failuresAreCountedOnCompletion_andEject() {
        a.failing();
        Mirror mirror = mirror();
        mirror.future("x");
        mirror.future("x");
        assertThat(world.log()).element(1).asString().startsWith("instance ejected");
        mirror.future("x");
        assertThat(a.calls).isEqualTo(2);

        a.failing(null);
        world.time.advanceMillis(30_000);
        assertThat(mirror.future("x")).isCompletedWithValue("x from a");
        assertThat(world.log()).containsExactly("instance back at=StageFailoverTest$Service.mirror instance=a");
    }

    @Test
    void trialStageFailsUnmatched_trialIsHandedOn() {
        a.failing();
        Mirror mirror = mirror();
        mirror.future("x");
        mirror.future("x");
        world.time.advanceMillis(30_000);
        a.failing(new IllegalStateException("not for us"));
        assertThat(failure(mirror.future("x"))).isSameAs(a.failure);
        assertThat(failure(mirror.future("x"))).isSameAs(a.failure);
        assertThat(a.calls).isEqualTo(4);
    }

    @Test
    void allFail_stageHasEachFailure() {
        a.failing();
        b.failing();
        assertThat(failure(mirror().future("x")))
                .isInstanceOfSatisfying(
                        AllInstancesFailedException.class,
                        all -> assertThat(all.failures()).hasSize(2));
    }

    @Test
    void failureIsNotMatched_isTheStagesAsTheSameObject() {
        a.failing(new IllegalStateException("not for us"));
        assertThat(failure(mirror().future("x"))).isSameAs(a.failure);
        assertThat(b.calls).isZero();
    }

    @Test
    void instanceThrowsInsteadOfReturningAStage_countsAlike() {
        Mirror thrower = new Mirror() {
            @Override
            public String fetch(String name) {
                return name;
            }

            @Override
            public CompletableFuture<String> future(String name) {
                throw new java.io.UncheckedIOException(new IOException("at once"));
            }
        };
        Mirror mirror = new Service(List.of(thrower, b)).mirror;
        assertThat(failure(mirror.future("x"))).isInstanceOf(java.io.UncheckedIOException.class);
    }

    @Test
    void stageIsNull_comesThrough() {
        Mirror careless = new Mirror() {
            @Override
            public String fetch(String name) {
                return name;
            }

            @Override
            public CompletableFuture<String> future(String name) {
                return null;
            }
        };
        assertThat(new Service(List.of(careless, b)).mirror.future("x")).isNull();
        assertThat(new Service(List.of(a.failing(), careless)).mirror.future("x"))
                .isCompletedWithValue(null);
    }

    @Test
    void callerCancels_runningStageIsCancelledAndNothingFurtherBegun() {
        a.pending = new CompletableFuture<>();
        CompletableFuture<String> result = mirror().future("x");
        assertThat(result.cancel(true)).isTrue();
        assertThat(a.pending).isCancelled();
        assertThat(b.calls).isZero();
    }

    @Test
    void manyInstancesFailAtOnce_theStackDoesNotGrow() {
        List<Mirror> many = IntStream.range(0, 1_000)
                .mapToObj(i -> (Mirror) new FakeMirror("m" + i).failing())
                .toList();
        assertThat(failure(new Service(many).mirror.future("x")))
                .isInstanceOfSatisfying(AllInstancesFailedException.class, all -> {
                    assertThat(all.failures()).hasSize(1_000);
                    assertThat(all).hasMessageEndingWith("; and 992 more");
                });
    }

    private static Throwable failure(CompletableFuture<?> stage) {
        assertThat(stage).isCompletedExceptionally();
        return stage.handle((value, failure) -> failure).join();
    }
}
