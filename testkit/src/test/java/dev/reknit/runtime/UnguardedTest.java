package dev.reknit.runtime;

import static dev.reknit.runtime.scenario.Play.play;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reknit.FailedCall;
import dev.reknit.Fallback;
import dev.reknit.FallbackHandler;
import dev.reknit.Retry;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.runtime.scenario.Staged;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Methods whose policies cannot be put together: an error is logged, and the body runs as if not woven. */
class UnguardedTest {
    @Retry(delay = -1)
    @Fallback(fallbackMethod = "last")
    interface WrongDelay {}

    @Retry(delay = -1)
    interface WrongDelayOnce {}

    @Fallback(fallbackMethod = "nowhere")
    interface NoSuchFallback {}

    @Fallback(fallbackMethod = "odd")
    interface FallbackTakesOther {}

    @Fallback
    interface NeitherFallback {}

    @Fallback(value = Handler.class, fallbackMethod = "last")
    interface BothFallbacks {}

    @Fallback(Handler.class)
    interface NeedsArguments {}

    @Retry(on = "nowhere")
    interface NoSuchTest {}

    static final class Handler implements FallbackHandler<Object> {
        Handler(String needed) {}

        @Override
        public Object handle(FailedCall call) {
            return "never";
        }
    }

    static final class Statics {
        private static final Gate GATE = Gate.of(MethodHandles.lookup(), "work", "()Ljava/lang/Object;", 0);

        @Fallback(fallbackMethod = "instance")
        static Object work() throws Throwable {
            return GateLoop.call(GATE, null, () -> {
                throw new IOException("own");
            });
        }

        private Object instance() {
            return "never";
        }
    }

    @EveryMode
    void wrongAttribute_bodyRunsOnceAndItsOutcomeIsTheCallers(Mode mode) {
        assumeTrue(mode.isMethod(), "a guard is refused when it is made");
        IOException own = new IOException();
        Outcome failing = play(mode, WrongDelay.class, Script.throwing(own));
        assertThat(failing.failure()).isSameAs(own).hasNoSuppressedExceptions();
        assertThat(failing.attempts()).isEqualTo(1);
        assertThat(play(mode, WrongDelay.class, Script.giving("done")).value()).isEqualTo("done");
    }

    @Test
    @ReknitTest
    void stageReturned_isHandedOverAsItIs() throws Throwable {
        var stage = new CompletableFuture<Object>();
        assertThat(Play.guarded(WrongDelay.class).stage(Staged.returning(stage)))
                .isSameAs(stage);
    }

    @Test
    @ReknitTest
    void stageMethodThrows_callerSeesItThrow() {
        IOException own = new IOException();
        assertThat(catchThrowable(() -> Play.guarded(WrongDelay.class).stage(Script.throwing(own))))
                .isSameAs(own);
    }

    @Test
    @ReknitTest
    void wrongAttribute_isReportedOnce(RecordedEvents events) throws Throwable {
        var guarded = Play.guarded(WrongDelayOnce.class);
        for (int i = 0; i < 3; i++) {
            guarded.call(Script.giving("done"));
        }
        Event.PlanFailed event = events.only(Event.PlanFailed.class);
        assertThat(event.site().toString()).endsWith(".call(Script)");
        assertThat(event.failure()).hasMessage("Retry.delay = -1; allowed: 0 or more");
    }

    @Test
    @ReknitTest
    void eachMistake_isNamed(RecordedEvents events) throws Throwable {
        assertMistake(
                events,
                NoSuchFallback.class,
                "Fallback.fallbackMethod = \"nowhere\" on SITE:"
                        + " no method of that name takes the same parameters, optionally followed by the failure");
        assertMistake(
                events,
                FallbackTakesOther.class,
                "Fallback.fallbackMethod = \"odd\" on SITE:"
                        + " no method of that name takes the same parameters, optionally followed by the failure");
        String exactlyOne = "Fallback on SITE: exactly one of value and fallbackMethod must be given";
        assertMistake(events, NeitherFallback.class, exactlyOne);
        assertMistake(events, BothFallbacks.class, exactlyOne);
        assertMistake(
                events,
                NeedsArguments.class,
                "Fallback.value = " + Handler.class.getName() + ": needs a constructor without parameters");
        assertMistake(
                events, NoSuchTest.class, "Retry.on = \"nowhere\" on SITE: no method boolean nowhere(result) in OWNER");
    }

    @Test
    @ReknitTest
    void staticMethodWithInstanceFallback_isReportedAndRunsUnguarded(RecordedEvents events) {
        assertThat(catchThrowable(Statics::work))
                .isInstanceOf(IOException.class)
                .hasMessage("own");
        assertThat(events.only(Event.PlanFailed.class).failure())
                .hasMessage("Fallback.fallbackMethod = \"instance\" on "
                        + "UnguardedTest$Statics.work(): must be static, since the method is");
    }

    private static void assertMistake(RecordedEvents events, Class<?> bearer, String message) throws Throwable {
        var guarded = Play.guarded(bearer);
        assertThat(guarded.call(Script.giving("done"))).isEqualTo("done");
        Event.PlanFailed event = events.only(Event.PlanFailed.class);
        assertThat(event.failure())
                .hasMessage(message.replace("SITE", event.site().toString())
                        .replace("OWNER", event.site().owner().getName()));
        events.clear();
    }
}
