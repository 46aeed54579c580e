package dev.reknit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What becomes of calls when something is configured otherwise. */
@ReknitTest
class LiveChangeTest {
    @Retry(maxRetries = 2, jitter = 0)
    @Fallback(fallbackMethod = "last")
    interface Both {}

    @Retry(maxRetries = 2, jitter = 0)
    interface Retried {}

    @Retry(maxRetries = 2, jitter = 0)
    @Fallback(lastKnownGood = true)
    interface Remembering {}

    private static final IOException FAILURE = new IOException("down");

    @EveryMode
    void changedValue_holdsForTheNextCall(Mode mode, Environment environment, VirtualTime time) throws Throwable {
        assertThat(attempts(mode, Both.class, time)).isEqualTo(3);
        environment.configuration().set("Retry/maxRetries", "4");
        assertThat(attempts(mode, Both.class, time)).isEqualTo(5);
        environment.configuration().remove("Retry/maxRetries");
        assertThat(attempts(mode, Both.class, time)).isEqualTo(3);
    }

    @EveryMode
    void policySwitchedOff_isNotThere(Mode mode, Environment environment, VirtualTime time) throws Throwable {
        environment.configuration().set("Retry/enabled", "false");
        assertThat(attempts(mode, Both.class, time)).isEqualTo(1);
        environment.configuration().set(Map.of("Retry/enabled", "true", "Fallback/enabled", "false"));
        Script script = Script.throwing(FAILURE);
        assertThatThrownBy(() -> Play.call(mode, Play.guarded(Both.class), script, time))
                .isSameAs(FAILURE);
        assertThat(script.attempts()).isEqualTo(3);
    }

    @EveryMode
    void everythingSwitchedOff_runsTheBodyAlone(Mode mode, Environment environment, VirtualTime time) {
        environment.configuration().set("reknit/enabled", "false");
        Script script = Script.throwing(FAILURE);
        assertThatThrownBy(() -> Play.call(mode, Play.guarded(Both.class), script, time))
                .isSameAs(FAILURE);
        assertThat(script.attempts()).isEqualTo(1);
    }

    @EveryMode
    void methodSwitchedOff_othersStayAsTheyAre(Mode mode, Environment environment, VirtualTime time) throws Throwable {
        String method = Play.guarded(Both.class).getClass().getName() + "/" + mode.method();
        environment.configuration().set(method + "/Retry/enabled", "false");
        assertThat(attempts(mode, Both.class, time)).isEqualTo(1);
        environment.configuration().set(method + "/Retry/enabled", "true");
        environment.configuration().set(method + "x/Retry/enabled", "false");
        assertThat(attempts(mode, Both.class, time)).isEqualTo(3);
    }

    @EveryMode
    void order_putsTheFallbackInsideTheRetry(Mode mode, Environment environment, VirtualTime time) throws Throwable {
        environment.configuration().set("reknit/order", "Retry, Fallback");
        assertThat(attempts(mode, Both.class, time)).isEqualTo(1);
    }

    @EveryMode
    void callThatIsGoingOn_keepsThePlanItBeganWith(Mode mode, Environment environment, VirtualTime time)
            throws Throwable {
        // In the second attempt: what has had no use for a plan yet takes the new one whole.
        Script script = Script.of(
                () -> {
                    throw FAILURE;
                },
                () -> {
                    environment.configuration().set("Retry/maxRetries", "0");
                    throw FAILURE;
                },
                () -> {
                    throw FAILURE;
                });
        Play.call(mode, Play.guarded(Both.class), script, time);
        assertThat(script.attempts()).isEqualTo(3);
        assertThat(attempts(mode, Both.class, time)).isEqualTo(1);
    }

    @EveryMode
    void valueOutOfRange_leavesThePlanAsItIs(
            Mode mode, Environment environment, VirtualTime time, RecordedEvents events) throws Throwable {
        environment.configuration().set("Retry/maxRetries", "4");
        assertThat(attempts(mode, Both.class, time)).isEqualTo(5);
        environment.configuration().set("Retry/maxRetries", "-7");
        assertThat(attempts(mode, Both.class, time)).isEqualTo(5);
        assertThat(events.only(Event.PlanRejected.class).failure())
                .hasMessage(
                        "Retry.maxRetries = -7; allowed: -1 (no limit), 0 or more; set: Retry/maxRetries = \"-7\" (set"
                                + " by the program)");
        environment.configuration().set("Retry/maxRetries", "1");
        assertThat(attempts(mode, Both.class, time)).isEqualTo(2);
    }

    @EveryMode
    void valueOutOfRangeFromTheStart_leavesTheAnnotationsAsWritten(
            Mode mode, Environment environment, VirtualTime time, RecordedEvents events) throws Throwable {
        environment.configuration().set(Map.of("Retry/maxRetries", "-7", "Fallback/enabled", "true"));
        assertThat(attempts(mode, Both.class, time)).isEqualTo(3);
        assertThat(attempts(mode, Both.class, time)).isEqualTo(3);
        assertThat(events.of(Event.PlanRejected.class)).hasSize(1);
    }

    @EveryMode
    void predicateConfigured_isAskedThoughTheWeaverSawNone(Mode mode, Environment environment, VirtualTime time)
            throws Throwable {
        environment.configuration().set("Retry/on", "isStale");
        Script script = Script.giving("stale", "stale", "done");
        assertThat(Play.call(mode, Play.guarded(Retried.class), script, time)).isEqualTo("done");
        assertThat(script.attempts()).isEqualTo(3);
    }

    @EveryMode
    void whatAPolicyKeeps_outlivesTheChange(Mode mode, Environment environment, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Remembering.class);
        // One script, since the good result is kept by arguments.
        Script script = Script.giving("good", FAILURE);
        assertThat(Play.call(mode, guarded, script, time)).isEqualTo("good");
        environment.configuration().set("Retry/maxRetries", "0");
        assertThat(Play.call(mode, guarded, script, time)).isEqualTo("good");
        assertThat(script.attempts()).isEqualTo(2);
    }

    @Test
    void callsDuringAChange_haveTheOldPlanOrTheNewOneWhole(Environment environment, VirtualTime time) throws Exception {
        Guarded guarded = Play.guarded(Both.class);
        Map<String, String> few = Map.of("Retry/maxRetries", "1", "Fallback/enabled", "false");
        Map<String, String> many = Map.of("Retry/maxRetries", "5", "Fallback/enabled", "true");
        environment.configuration().set(few);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Void>> calls = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Callable<Void> caller = () -> {
                    for (int call = 0; call < 3_000; call++) {
                        assertWhole(guarded, time);
                    }
                    return null;
                };
                calls.add(callers.submit(() -> environment.call(caller)));
            }
            boolean going = true;
            for (int change = 0; going; change++) {
                environment.configuration().set(change % 2 == 0 ? many : few);
                going = !calls.stream().allMatch(Future::isDone);
            }
            for (Future<Void> each : calls) {
                each.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static void assertWhole(Guarded guarded, VirtualTime time) {
        Script script = Script.throwing(FAILURE);
        Object value = null;
        try {
            value = Play.call(Mode.BLOCKING, guarded, script, time);
        } catch (Throwable failure) {
            assertThat(failure).isSameAs(FAILURE);
        }
        assertThat(script.attempts()).isEqualTo(value == null ? 2 : 6);
    }

    @Test
    void otherEnvironment_isNotConcerned(Environment environment, VirtualTime time) throws Throwable {
        environment.configuration().set("Retry/maxRetries", "0");
        Environment other = new Environment(time, time, null);
        assertThat(other.<Integer>call(() -> unchecked(() -> attempts(Mode.BLOCKING, Both.class, time))))
                .isEqualTo(3);
    }

    private static int attempts(Mode mode, Class<?> bearer, VirtualTime time) throws Throwable {
        Script script = Script.throwing(FAILURE);
        assertThat(Play.call(mode, Play.guarded(bearer), script, time)).isEqualTo("last");
        return script.attempts();
    }

    private interface Counting {
        int count() throws Throwable;
    }

    private static int unchecked(Counting counting) {
        try {
            return counting.count();
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
