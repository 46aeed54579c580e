package dev.reknit.runtime.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reknit.Fallback;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event.FallbackUsed;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LastKnownGoodTest {
    @Fallback(lastKnownGood = true, maxAge = 10, maxAgeUnit = ChronoUnit.SECONDS)
    interface Kept {}

    @Fallback(lastKnownGood = true, fallbackMethod = "last")
    interface KeptOrElse {}

    /** Calls one after the other, in one environment, on one object unless a test makes another. */
    private static final class Calls implements AutoCloseable {
        final VirtualTime time = VirtualTime.autoAdvancing();
        final RecordedEvents events = new RecordedEvents();
        private final Mode mode;
        private final Environment.Binding binding;

        Calls(Mode mode) {
            this.mode = mode;
            Environment environment = new Environment(time, time, null);
            environment.add(events);
            binding = environment.bind();
        }

        @Nullable
        Object call(Guarded on, Script script) {
            try {
                return Play.call(mode, on, script, time);
            } catch (Throwable failure) {
                return failure;
            }
        }

        @Override
        public void close() {
            binding.close();
        }
    }

    @EveryMode
    void callFails_theLastResultForEqualArgumentsIsGiven(Mode mode) {
        try (Calls calls = new Calls(mode)) {
            Guarded guarded = Play.guarded(Kept.class);
            Script script = Script.giving("first", new IOException("down"));
            assertThat(calls.call(guarded, script)).isEqualTo("first");
            calls.time.advance(Duration.ofSeconds(3));
            assertThat(calls.call(guarded, script)).isEqualTo("first");
            assertThat(calls.events.only(FallbackUsed.class).fallback()).isEqualTo("last known good, 3000 ms old");
        }
    }

    @EveryMode
    void resultIsTooOld_theFailureReachesTheCaller(Mode mode) {
        try (Calls calls = new Calls(mode)) {
            Guarded guarded = Play.guarded(Kept.class);
            IOException failure = new IOException("down");
            Script script = Script.giving("first", failure);
            calls.call(guarded, script);
            calls.time.advance(Duration.ofSeconds(11));
            assertThat(calls.call(guarded, script)).isSameAs(failure);
        }
    }

    @EveryMode
    void otherObject_hasNothingToGive(Mode mode) {
        assumeTrue(mode.isMethod(), "a guard has no object");
        try (Calls calls = new Calls(mode)) {
            IOException failure = new IOException("down");
            Script script = Script.giving("first", failure);
            calls.call(Play.guarded(Kept.class), script);
            assertThat(calls.call(Play.guarded(Kept.class), script)).isSameAs(failure);
        }
    }

    @EveryMode
    void nothingIsKnown_theFallbackAnswers(Mode mode) {
        try (Calls calls = new Calls(mode)) {
            Script script = Script.giving(new IOException("down"));
            assertThat(calls.call(Play.guarded(KeptOrElse.class), script)).isEqualTo("last");
        }
    }

    @Test
    void weightOfAResult_growsWithWhatItHolds() {
        assertThat(LastKnownGood.weight(null)).isEqualTo(1);
        assertThat(LastKnownGood.weight(42)).isEqualTo(1);
        assertThat(LastKnownGood.weight("four")).isEqualTo(5);
        assertThat(LastKnownGood.weight(new byte[100])).isEqualTo(101);
        assertThat(LastKnownGood.weight(List.of(1, 2))).isEqualTo(3);
        assertThat(LastKnownGood.weight(Map.of(1, 2))).isEqualTo(2);
    }
}
