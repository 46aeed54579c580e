package dev.reknit.scenarios.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.OwnWeaver;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

@ReknitTest
class FlowTest {
    private static final int DEEP = 5_000;

    private final Flow flow = new Flow();
    private final Script script = Script.failing(2);

    @Test
    void handlersInBody_runInEachAttempt() {
        List<String> log = new ArrayList<>();
        assertThat(flow.tryFinally(script, log)).isEqualTo("attempt 3");
        assertThat(log)
                .containsExactly(
                        "opened",
                        "closed",
                        "caught 1",
                        "finally",
                        "opened",
                        "closed",
                        "caught 2",
                        "finally",
                        "opened",
                        "closed",
                        "finally");
    }

    @Test
    void branches_areAsTheyWere() {
        assertThat(flow.switches("a", 1, script)).isEqualTo("Aone");
        assertThat(flow.switches("c", 1000, Script.failing(1))).isEqualTo("BCthousand");
        assertThat(flow.switches("z", 4, Script.failing(1))).isEqualTo("?sum 6");
    }

    @Test
    void loops_areAsTheyWere() {
        assertThat(flow.loops(100, script)).isEqualTo(166_650);
    }

    @Test
    void recursion_goesAsDeepAsTheStack() throws Exception {
        assertThat(onDeepStack(() -> flow.recursive(DEEP, script))).isEqualTo(DEEP + 3);
        assertThat(onDeepStack(() -> Flow.recursiveShared(DEEP, 1.0))).isEqualTo((long) DEEP);
    }

    @Test
    void recursionWithState_isTakenBackWhole() throws Exception {
        Throwable failure = onDeepStack(() -> catchThrowable(() -> flow.recursiveState(DEEP, script)));
        assertThat(failure).isInstanceOf(Fault.class);
        assertThat(flow.depth()).isZero();
    }

    private static <T> T onDeepStack(java.util.concurrent.Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread deep = new Thread(null, task, "deep", 64L << 20);
        deep.start();
        deep.join();
        return task.get();
    }

    @Test
    @BeforeLoading(BeforeLoading.MONITOR)
    @OwnWeaver(OwnWeaver.MONITOR)
    void nestedMonitors_areReleasedByEachAttempt() {
        Object lock = new Object();
        assertThat(flow.monitors(lock, script)).isEqualTo("attempt 3");
        assertThat(Thread.holdsLock(lock)).isFalse();
        assertThat(Thread.holdsLock(flow)).isFalse();
    }
}
