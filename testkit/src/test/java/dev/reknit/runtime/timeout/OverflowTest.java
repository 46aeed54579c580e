package dev.reknit.runtime.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Timeout;
import dev.reknit.runtime.Deadline;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;

/** A stack without room, in the machine's time. */
class OverflowTest {
    @Timeout(value = 1, unit = ChronoUnit.HOURS)
    interface Limited {}

    private final Guarded guarded = Play.guarded(Limited.class);
    private final Script recursion = Script.of(this::deeper);

    private Object deeper() throws Throwable {
        return guarded.call(recursion);
    }

    @RepeatedTest(10)
    void recursionOverflows_noCallIsLeftBehind() {
        CompletableFuture<Boolean> left = new CompletableFuture<>();
        Runnable task = () -> {
            assertThat(catchThrowable(this::deeper)).isInstanceOf(StackOverflowError.class);
            left.complete(Deadline.remaining().isPresent());
        };
        new Thread(null, task, "shallow", 300_000).start();
        assertThat(left.join()).isFalse();
    }
}
