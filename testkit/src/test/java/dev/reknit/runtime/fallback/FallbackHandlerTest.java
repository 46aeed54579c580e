package dev.reknit.runtime.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.FailedCall;
import dev.reknit.Fallback;
import dev.reknit.FallbackHandler;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A handler class as the fallback. */
@ReknitTest
class FallbackHandlerTest {
    @Fallback(Telling.class)
    interface ByHandler {}

    @Fallback(TellingLater.class)
    interface ByStageHandler {}

    @Fallback(Failing.class)
    interface ByFailingHandler {}

    record Told(FallbackHandler<?> by, FailedCall call) {}

    private static final class Telling implements FallbackHandler<Object> {
        private Telling() {}

        @Override
        public Object handle(FailedCall call) {
            return new Told(this, call);
        }
    }

    private static final class TellingLater implements FallbackHandler<CompletableFuture<Object>> {
        private TellingLater() {}

        @Override
        public CompletableFuture<Object> handle(FailedCall call) {
            return CompletableFuture.completedFuture(new Told(this, call));
        }
    }

    private static final class Failing implements FallbackHandler<Object> {
        @Override
        public Object handle(FailedCall call) throws IOException {
            throw new IOException("handler", call.failure());
        }
    }

    @Test
    void handler_seesTheCall(RecordedEvents events) throws Throwable {
        IOException failure = new IOException();
        Script script = Script.throwing(failure);
        Guarded guarded = Play.guarded(ByHandler.class);
        FailedCall call = ((Told) guarded.call(script)).call();
        assertThat(call.failure()).isSameAs(failure);
        assertThat(call.method()).isEqualTo(guarded.getClass().getDeclaredMethod("call", Script.class));
        assertThat(call.target()).isSameAs(guarded);
        assertThat(call.arguments()).containsExactly(script).isUnmodifiable();
        assertThat(events.only(Event.FallbackUsed.class).fallback()).isEqualTo(Telling.class.getName());
    }

    @Test
    void nullArgument_isHandedOver() throws Throwable {
        // The body cannot do without its script, so the call fails by a NullPointerException.
        FailedCall call = ((Told) Play.guarded(ByHandler.class).call(null)).call();
        assertThat(call.failure()).isInstanceOf(NullPointerException.class);
        assertThat(call.arguments()).containsExactly((Object) null);
    }

    @Test
    void twoCalls_oneInstanceServesBoth() throws Throwable {
        Guarded guarded = Play.guarded(ByHandler.class);
        Told first = (Told) guarded.call(Script.throwing(new IOException()));
        Told second = (Told) Play.guarded(ByHandler.class).call(Script.throwing(new IOException()));
        assertThat(second.by()).isSameAs(first.by());
    }

    @Test
    void asynchronousMethod_handlersStageIsFollowed() throws Throwable {
        Guarded guarded = Play.guarded(ByStageHandler.class);
        var result = guarded.stage(Script.throwing(new IOException())).toCompletableFuture();
        assertThat(result.get()).isInstanceOf(Told.class);
    }

    @Test
    void handlerThrows_itsExceptionReachesTheCaller() {
        IOException failure = new IOException("first");
        Guarded guarded = Play.guarded(ByFailingHandler.class);
        assertThatThrownBy(() -> guarded.call(Script.throwing(failure)))
                .isInstanceOf(IOException.class)
                .hasMessage("handler")
                .hasCause(failure)
                .hasNoSuppressedExceptions();
    }
}
