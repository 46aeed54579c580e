package dev.reknit.scenarios.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.runtime.event.Event;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

@ReknitTest
@BeforeLoading(BeforeLoading.FIELD)
class MirroredTest {
    private record Fake(String id, Script script) implements Mirrored.Mirror {
        @Override
        public String fetch(String name, long from) {
            script.attempt();
            return name + from + " by " + id;
        }

        @Override
        public CompletionStage<String> fetchLater(String name) {
            return CompletableFuture.supplyAsync(() -> fetch(name, 0), Runnable::run);
        }
    }

    private static Fake good(String id) {
        return new Fake(id, Script.failing(0));
    }

    private static Fake broken(String id) {
        return new Fake(id, Script.failingAlways());
    }

    @Test
    void firstFails_secondAnswers(RecordedEvents events) throws IOException {
        Mirrored mirrored = new Mirrored(List.of(broken("a"), good("b")));
        assertThat(mirrored.fetch("x")).isEqualTo("x1 by b");
        assertThat(events.of(Event.FailedOver.class)).hasSize(1);
    }

    @Test
    void stageOfFirstFails_secondAnswers(VirtualTime time) throws Exception {
        Mirrored mirrored = new Mirrored(List.of(broken("a"), good("b")));
        assertThat(time.await(mirrored.fetchLater("x"))).isEqualTo("x0 by b");
    }

    @Test
    void allFail_oneExceptionHasAllFailures() {
        Mirrored mirrored = new Mirrored(List.of(broken("a"), broken("b"), broken("c")));
        AllInstancesFailedException failure =
                catchThrowableOfType(AllInstancesFailedException.class, () -> mirrored.fetch("x"));
        assertThat(failure.failures()).hasSize(3);
    }

    @Test
    void roundRobin_takesTurns() throws IOException {
        Mirrored mirrored = new Mirrored(List.of(good("a"), good("b")));
        String first = mirrored.fetchInTurn("x");
        String second = mirrored.fetchInTurn("x");
        assertThat(List.of(first, second)).containsExactlyInAnyOrder("x2 by a", "x2 by b");
        assertThat(mirrored.fetchInTurn("x")).isEqualTo(first);
    }

    @Test
    void staticField_isFilled() throws IOException {
        assertThat(Mirrored.fetchShared(List.of(broken("a"), good("b")))).isEqualTo("shared3 by b");
    }
}
