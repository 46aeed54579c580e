package dev.reknit.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Retry;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.VirtualTime;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

class RetryBudgetTest {
    @Retry(maxRetries = 5, jitter = 0, budget = "shared", budgetRatio = 0.5, budgetFloor = 0)
    interface Halved {}

    @Retry(maxRetries = 5, jitter = 0, budget = "shared", budgetRatio = 0.5, budgetFloor = 0)
    interface AlsoHalved {}

    private final VirtualTime time = VirtualTime.autoAdvancing();
    private final RecordedEvents events = new RecordedEvents();
    private final Environment environment = new Environment(time, time, null);

    private @Nullable Object call(Mode mode, Guarded guarded, Script script) {
        try (Environment.Binding ignored = environment.bind()) {
            return Play.call(mode, guarded, script, time);
        } catch (Throwable failure) {
            return failure;
        }
    }

    private void succeed(Mode mode, Guarded guarded, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(call(mode, guarded, Script.giving("fine"))).isEqualTo("fine");
        }
    }

    @EveryMode
    void budgetIsUsedUp_lastFailureIsTheOutcome(Mode mode) {
        environment.add(events);
        Guarded guarded = Play.guarded(Halved.class);
        succeed(mode, guarded, 3);
        IOException failure = new IOException("down");
        Script script = Script.throwing(failure);
        assertThat(call(mode, guarded, script)).isSameAs(failure);
        assertThat(script.attempts()).as("four calls earn two retries").isEqualTo(3);
        assertThat(events.only(Event.GaveUp.class).reason()).isEqualTo("budget shared is used up");
    }

    @EveryMode
    void callsThatSucceed_earnRetries(Mode mode) {
        Guarded guarded = Play.guarded(Halved.class);
        Script poor = Script.throwing(new IOException("down"));
        call(mode, guarded, poor);
        assertThat(poor.attempts()).as("one call earns half a retry").isEqualTo(1);
        succeed(mode, guarded, 8);
        Script rich = Script.throwing(new IOException("down"));
        call(mode, guarded, rich);
        assertThat(rich.attempts()).as("ten calls earn five").isEqualTo(6);
    }

    @EveryMode
    void twoMethodsNameIt_theyShareIt(Mode mode) {
        succeed(mode, Play.guarded(Halved.class), 3);
        Script script = Script.throwing(new IOException("down"));
        call(mode, Play.guarded(AlsoHalved.class), script);
        assertThat(script.attempts()).isEqualTo(3);
    }
}
