package dev.reknit.scenarios.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.BreakerState;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.runtime.event.Event;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Breakers that open, and whose calls they are then. */
@ReknitTest
class BrokenTest {
    private static void fails(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Fault.class);
    }

    private static void isRejected(ThrowingCallable call, String breaker) {
        assertThatThrownBy(call)
                .isInstanceOf(CircuitBreakerOpenException.class)
                .hasMessageStartingWith(breaker + ": rejected, its circuit breaker is open");
    }

    @Test
    void failsTwice_opensAndClosesAgain(VirtualTime time, RecordedEvents events) {
        Script script = Script.failing(2);
        Broken subject = new Broken(script);
        fails(subject::ofMethod);
        fails(subject::ofMethod);
        isRejected(subject::ofMethod, "Broken.ofMethod()");
        assertThat(script.attempts()).isEqualTo(2);
        time.advance(Duration.ofSeconds(1));
        assertThat(subject.ofMethod()).isEqualTo(3);
        assertThat(subject.ofMethod()).isEqualTo(4);
        assertThat(events.of(Event.CircuitBreakerChanged.class))
                .extracting(Event.CircuitBreakerChanged::to)
                .containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
        assertThat(events.only(Event.CallRejected.class).reason()).isEqualTo("open for another 1000 ms");
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void stageFailsTwice_opens(VirtualTime time) {
        Broken subject = new Broken(Script.failing(2));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> time.await(subject.later()))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(Fault.class);
        }
        assertThatThrownBy(() -> time.await(subject.later()))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CircuitBreakerOpenException.class);
    }

    @Test
    void scopeMethod_sharedByObjectsOfAClassNotOfASubclass() {
        Script script = Script.failing(2);
        fails(new Broken(script)::ofMethod);
        fails(new Broken(script)::ofMethod);
        isRejected(new Broken(script)::ofMethod, "Broken.ofMethod()");
        assertThat(new Broken.Special(script).ofMethod()).isEqualTo(3);
    }

    @Test
    void scopeInstance_eachObjectHasItsOwn() {
        Broken subject = new Broken(Script.failing(1));
        fails(subject::ofInstance);
        assertThatThrownBy(subject::ofInstance).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(new Broken(Script.failing(0)).ofInstance()).isEqualTo(1);
    }

    @Test
    void scopeKey_eachKeyHasItsOwn() {
        Broken subject = new Broken(Script.failing(1));
        fails(() -> subject.ofKey("/a", "one"));
        isRejected(() -> subject.ofKey("/b", "one"), "Broken.ofKey(String,String)[one]");
        assertThat(subject.ofKey("/a", "two")).isEqualTo(2);
        assertThat(subject.ofKey("/a", null)).isEqualTo(3);
    }

    @Test
    void scopeKey_numberOfAStaticMethod() {
        Script script = Script.failing(1);
        fails(() -> Broken.ofNumber(script, 1L << 40));
        isRejected(() -> Broken.ofNumber(script, 1L << 40), "Broken.ofNumber(Script,long)[1099511627776]");
        assertThat(Broken.ofNumber(script, 7)).isEqualTo(2);
    }

    @Test
    void scopeClass_sharedByItsMethods() {
        Broken subject = new Broken(Script.failing(1));
        fails(subject::first);
        isRejected(subject::second, "Broken.*");
    }
}
