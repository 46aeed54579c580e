package dev.reknit.runtime.bulkhead;

import static dev.reknit.runtime.scenario.Play.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Bulkhead;
import dev.reknit.BulkheadException;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.States;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A bulkhead in every mode. That no permit is held and nobody waits after a call is looked at by {@link Play} and {@link
 * ReknitTest}, each time.
 */
@ReknitTest
class BulkheadTest {
    @Bulkhead
    interface Defaults {}

    @Bulkhead(value = 1, waitingTaskQueue = 0)
    interface One {}

    @Bulkhead(value = 1, waitingTaskQueue = 0)
    @Retry(maxRetries = 3, delay = 100, jitter = 0)
    interface OneRetried {}

    @Bulkhead(value = 1, waitingTaskQueue = 0)
    @Retry(maxRetries = 2, jitter = 0, abortOn = BulkheadException.class)
    @Fallback(fallbackMethod = "last")
    interface OneAnswered {}

    @Bulkhead(value = 2, adaptive = true, waitingTaskQueue = 0)
    interface Adaptive {}

    @EveryMode
    void callSucceeds_valueAndNoEvent(Mode mode) {
        Outcome outcome = play(mode, Defaults.class, Script.giving("done"));
        assertThat(outcome.value()).isEqualTo("done");
        assertThat(outcome.events().all()).isEmpty();
    }

    @EveryMode
    void callFails_sameObjectAndPermitIsBack(Mode mode) {
        IllegalStateException failure = new IllegalStateException();
        assertThat(play(mode, One.class, Script.throwing(failure)).failure()).isSameAs(failure);
    }

    /** With one permit, each attempt after the first is let in only if the one before gave it back. */
    @EveryMode
    void retry_eachAttemptTakesAPermitAndGivesItBack(Mode mode) {
        Outcome outcome = play(mode, OneRetried.class, Script.failingTimes(3));
        assertThat(outcome.value()).isEqualTo("done");
        assertThat(outcome.attempts()).isEqualTo(4);
    }

    @EveryMode
    void full_rejectedWithoutCallingTheMethod(Mode mode, VirtualTime time, RecordedEvents events) throws Throwable {
        Guarded guarded = Play.guarded(One.class);
        Script inner = Script.giving("inner");
        AtomicReference<Throwable> rejection = new AtomicReference<>();
        Script outer = Script.of(() -> {
            try {
                return Play.call(mode, guarded, inner, time);
            } catch (BulkheadException full) {
                rejection.set(full);
                return "outer";
            }
        });
        assertThat(Play.call(mode, guarded, outer, time)).isEqualTo("outer");
        String site = guarded.getClass().getSimpleName() + "." + mode.method() + "(Script)";
        assertThat(rejection.get()).hasMessageStartingWith("Bulkhead on " + site + ": 1 run at a time, and ");
        assertThat(((BulkheadException) rejection.get()).policy()).isEqualTo("Bulkhead");
        assertThat(inner.attempts()).isZero();
        assertThat(events.only(Event.CallRejected.class).policy()).isEqualTo("Bulkhead");
        assertThat(events.only(Event.CallRejected.class).reason()).startsWith("1 run at a time, and ");
        Permits permits = permits(guarded, mode);
        assertThat(permits.acceptedTotal()).isEqualTo(1);
        assertThat(permits.rejectedTotal()).isEqualTo(1);
    }

    @EveryMode
    void rejected_isRetriedAsAnyFailure(Mode mode, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(OneRetried.class);
        AtomicReference<Throwable> rejection = new AtomicReference<>();
        Script outer = Script.of(() -> {
            try {
                return Play.call(mode, guarded, Script.giving("inner"), time);
            } catch (BulkheadException full) {
                rejection.set(full);
                return "outer";
            }
        });
        assertThat(Play.call(mode, guarded, outer, time)).isEqualTo("outer");
        // Three retries, a tenth of a second apart.
        assertThat(time.now().toMillis()).isEqualTo(300);
        assertThat(rejection.get().getSuppressed()).hasSize(3).allMatch(each -> each instanceof BulkheadException);
    }

    @EveryMode
    void rejected_fallbackAnswers(Mode mode, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(OneAnswered.class);
        Script inner = Script.giving("inner");
        Script outer = Script.of(() -> Play.call(mode, guarded, inner, time));
        assertThat(Play.call(mode, guarded, outer, time)).isEqualTo("last");
        assertThat(inner.attempts()).isZero();
    }

    @EveryMode
    void adaptive_limitIsKeptAndPermitsComeBack(Mode mode, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Adaptive.class);
        for (int i = 0; i < 100; i++) {
            Script script = Script.of(() -> {
                Environment.current().clock().sleep(5_000_000);
                return "done";
            });
            assertThat(Play.call(mode, guarded, script, time)).isEqualTo("done");
        }
        assertThat(permits(guarded, mode).limit()).isBetween(1, 2);
        assertThat(permits(guarded, mode).acceptedTotal()).isEqualTo(100);
    }

    private static Permits permits(Guarded guarded, Mode mode) {
        return Environment.current().states().all(Permits.class).stream()
                .filter(each -> each.bean().orElseThrow() == guarded.getClass())
                .filter(each -> each.name().equals(mode.method() + "(Script)"))
                .map(States.Entry::state)
                .findFirst()
                .orElseThrow();
    }
}
