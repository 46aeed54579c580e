package dev.reknit.runtime.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Bulkhead;
import dev.reknit.BulkheadException;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that wait for a permit. */
@ReknitTest(manual = true)
@Timeout(30)
class BulkheadWaitTest {
    @Bulkhead(value = 1, maxWait = 100)
    interface Patient {}

    @Bulkhead(value = 1, maxWait = 100, waitingTaskQueue = 1)
    interface ShortQueue {}

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void clearFlag() {
        Thread.interrupted();
    }

    @Test
    void permitInTime_callGoesOn(VirtualTime time) throws Exception {
        Guarded guarded = Play.guarded(Patient.class);
        FutureTask<Object> first = running(guarded);
        FutureTask<Object> second = start(guarded, Script.giving("second"));
        time.awaitSleepers(1);
        time.advance(Duration.ofMillis(99));
        end.countDown();
        assertThat(first.get()).isEqualTo("first");
        assertThat(second.get()).isEqualTo("second");
    }

    @Test
    void noPermitInTime_rejectedAfterMaxWait(VirtualTime time, RecordedEvents events) throws Exception {
        Guarded guarded = Play.guarded(Patient.class);
        FutureTask<Object> first = running(guarded);
        FutureTask<Object> second = start(guarded, Script.giving("second"));
        time.awaitSleepers(1);
        time.advance(Duration.ofMillis(100));
        assertThatThrownBy(second::get)
                .cause()
                .isInstanceOf(BulkheadException.class)
                .hasMessageEndingWith(": 1 run at a time, and none ended within 100 MILLIS; raise value or maxWait");
        assertThat(events.only(Event.CallRejected.class).reason()).contains("none ended within 100 MILLIS");
        end.countDown();
        first.get();
    }

    @Test
    void queueFull_rejectedAtOnce(VirtualTime time) throws Exception {
        Guarded guarded = Play.guarded(ShortQueue.class);
        FutureTask<Object> first = running(guarded);
        FutureTask<Object> second = start(guarded, Script.giving("second"));
        time.awaitSleepers(1);
        assertThatThrownBy(() -> guarded.call(Script.giving("third")))
                .isInstanceOf(BulkheadException.class)
                .hasMessageEndingWith("1 wait, which is all that may; raise value or waitingTaskQueue");
        end.countDown();
        first.get();
        assertThat(second.get()).isEqualTo("second");
    }

    @Test
    void severalWait_firstComeFirstServed(VirtualTime time) throws Exception {
        Guarded guarded = Play.guarded(Patient.class);
        FutureTask<Object> first = running(guarded);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<FutureTask<Object>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            all.add(start(guarded, Script.of(() -> order.add(number))));
            time.awaitSleepers(i + 1);
        }
        end.countDown();
        first.get();
        for (FutureTask<Object> each : all) {
            each.get();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void interruptedWhileWaiting_rejectedAtOnceWithItsFlag(VirtualTime time) throws Exception {
        Guarded guarded = Play.guarded(Patient.class);
        FutureTask<Object> first = running(guarded);
        Thread caller = Thread.currentThread();
        Thread other = new Thread(() -> {
            try {
                time.awaitSleepers(1);
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
            caller.interrupt();
        });
        other.start();
        Throwable thrown = catchThrowable(() -> guarded.call(Script.giving("second")));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(BulkheadException.class).hasMessageContaining("interrupted");
        other.join();
        end.countDown();
        first.get();
    }

    /** Starts a call that holds the permit until {@link #end}. */
    private FutureTask<Object> running(Guarded guarded) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<Object> call = start(guarded, Script.of(() -> {
            begun.countDown();
            end.await();
            return "first";
        }));
        begun.await();
        return call;
    }

    private static FutureTask<Object> start(Guarded guarded, Script script) {
        FutureTask<Object> call = new FutureTask<>(() -> {
            try {
                return guarded.call(script);
            } catch (Exception | Error failure) {
                throw failure;
            } catch (Throwable impossible) {
                throw new AssertionError(impossible);
            }
        });
        new Thread(call).start();
        return call;
    }
}
