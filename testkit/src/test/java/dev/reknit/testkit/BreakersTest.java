package dev.reknit.testkit;

import static dev.reknit.runtime.Guard.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.CircuitBreaker;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.runtime.Guard;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@ReknitTest
class BreakersTest {
    @CircuitBreaker(requestVolumeThreshold = 2)
    interface Broken {}

    private static final Guard OWN = Guard.of("own", policy(CircuitBreaker.class));
    private static final Guard NAMED =
            Guard.of("named", policy(CircuitBreaker.class).with(CircuitBreaker::name, "shared"));

    @EveryMode
    void forcedOpenBeforeTheFirstCall_rejects(Mode mode, Breakers breakers, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Broken.class);
        Breakers.Chosen breaker = breakers.of(guarded.getClass(), name(mode));
        breaker.forceOpen();
        Script script = Script.giving("done");
        assertThat(catchThrowable(() -> Play.call(mode, guarded, script, time)))
                .isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(script.attempts()).isZero();
        breaker.reset();
        assertThat(Play.call(mode, guarded, script, time)).isEqualTo("done");
    }

    private static String name(Mode mode) {
        return mode.isMethod() ? mode.method() : mode.method() + "(Script)";
    }

    @Test
    void forcedOpenLater_rejectsFromThenOn(Breakers breakers) {
        assertThat(OWN.<String, RuntimeException>call(() -> "done")).isEqualTo("done");
        breakers.of(BreakersTest.class, "own").forceOpen();
        assertThatThrownBy(() -> OWN.call(() -> "done")).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(NAMED.<String, RuntimeException>call(() -> "done")).isEqualTo("done");
    }

    @Test
    void named_isForcedByItsName(Breakers breakers) {
        breakers.named("shared").forceOpen();
        assertThatThrownBy(() -> NAMED.call(() -> "done")).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(OWN.<String, RuntimeException>call(() -> "done")).isEqualTo("done");
    }

    @EveryMode
    void forcedClosedOrDisabled_staysSoWhateverHappens(Mode mode, Breakers breakers, VirtualTime time) {
        Guarded guarded = Play.guarded(Broken.class);
        Breakers.Chosen breaker = breakers.of(guarded.getClass(), name(mode));
        breaker.forceClosed();
        failTimes(5, mode, guarded, time);
        breaker.disable();
        failTimes(5, mode, guarded, time);
    }

    private static void failTimes(int times, Mode mode, Guarded guarded, VirtualTime time) {
        for (int i = 0; i < times; i++) {
            assertThat(catchThrowable(() -> Play.call(mode, guarded, Script.throwing(new IOException()), time)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void chosenOnly_decidesByItself(Breakers breakers, Chaos chaos) {
        breakers.of(BreakersTest.class, "own");
        chaos.in(BreakersTest.class, "own").fail(IllegalStateException::new);
        for (int i = 0; i < 20; i++) {
            catchThrowable(() -> OWN.call(() -> "done"));
        }
        // A plan that is made again changes nothing.
        chaos.in(BreakersTest.class, "own").rate(0).hang();
        assertThatThrownBy(() -> OWN.call(() -> "done")).isInstanceOf(CircuitBreakerOpenException.class);
    }

    @Test
    void nothingOfThatNameCalled_isNoticed(Breakers breakers) {
        breakers.named("shared").forceOpen();
        breakers.of(BreakersTest.class, "own").forceOpen();
        assertThat(breakers.unmatched().toString()).contains("shared", "BreakersTest.own");
        catchThrowable(() -> OWN.call(() -> "done"));
        catchThrowable(() -> NAMED.call(() -> "done"));
        assertThat(breakers.unmatched()).isEmpty();
    }
}
