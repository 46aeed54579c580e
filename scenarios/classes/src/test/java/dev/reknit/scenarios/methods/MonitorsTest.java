package dev.reknit.scenarios.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.OwnWeaver;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@ReknitTest
class MonitorsTest {
    private final Monitors monitors = new Monitors(Script.failing(1));

    /** Whether the sleeping thread, which runs this task, holds a monitor in the middle of its sleep. */
    private static List<Boolean> heldWhileWaiting(VirtualTime time, Object monitor) {
        List<Boolean> held = new ArrayList<>();
        time.schedule(TimeUnit.MILLISECONDS.toNanos(50), () -> held.add(Thread.holdsLock(monitor)));
        return held;
    }

    private static List<Boolean> heldWhileRestoring(Environment environment, Object monitor) {
        List<Boolean> held = new ArrayList<>();
        environment.add(event -> {
            if (event instanceof Event.StateRestored) {
                held.add(Thread.holdsLock(monitor));
            }
        });
        return held;
    }

    @Test
    @BeforeLoading(BeforeLoading.MONITOR)
    @OwnWeaver(OwnWeaver.MONITOR)
    void retried_isHeldInAttemptsOnly(VirtualTime time) {
        List<Boolean> waiting = heldWhileWaiting(time, monitors);
        assertThat(monitors.attempts()).isTrue();
        assertThat(waiting).containsExactly(false);
    }

    @Test
    @BeforeLoading(BeforeLoading.MONITOR)
    @OwnWeaver(OwnWeaver.MONITOR)
    void retriedStatic_isHeldInAttemptsOnly(VirtualTime time) {
        List<Boolean> waiting = heldWhileWaiting(time, Monitors.class);
        assertThat(Monitors.shared(Script.failing(1))).isTrue();
        assertThat(waiting).containsExactly(false);
    }

    @Test
    @BeforeLoading(BeforeLoading.MONITOR)
    @OwnWeaver(OwnWeaver.MONITOR)
    void retriedAndCheckpointed_isHeldForRestoringToo(VirtualTime time, Environment environment) {
        List<Boolean> waiting = heldWhileWaiting(time, monitors);
        List<Boolean> restoring = heldWhileRestoring(environment, monitors);
        assertThat(monitors.restored()).isEqualTo(1);
        assertThat(waiting).containsExactly(false);
        assertThat(restoring).containsExactly(true);
    }

    @Test
    void checkpointed_isHeldForRestoringToo(Environment environment) {
        List<Boolean> restoring = heldWhileRestoring(environment, monitors);
        assertThat(catchThrowable(monitors::restoredOnly)).isInstanceOf(Fault.class);
        assertThat(monitors.held()).isZero();
        assertThat(restoring).containsExactly(true);
        assertThat(Thread.holdsLock(monitors)).isFalse();
    }

    @Test
    @BeforeLoading(BeforeLoading.MONITOR)
    @OwnWeaver(OwnWeaver.MONITOR)
    void fallback_runsWithoutIt() {
        assertThat(monitors.fallsBack()).isFalse();
    }
}
