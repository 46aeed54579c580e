package com.acme.sc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.collection.immutable.List$;
import scala.collection.immutable.Seq;

/** What classes and methods may look like in Scala. */
@ReknitTest
class ScalaTest {
    private final Script script = new Script(2);
    private final Prices prices = new Prices(script);

    static Stream<ToIntFunction<Script>> methods() {
        return Stream.of(
                script -> new Prices(script).fetch(),
                script -> new Prices(script).callsCurried() - 10,
                script -> new Prices(script).callsWithDefault() - 10,
                Prices::parse,
                script -> new Mirror(script).load(),
                script -> new Account("ann", script).withdraw(0),
                script -> Operation.valueOf("Add").apply(script),
                script -> new Whole(script).fetch(),
                Prices$package::extended);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void failsTwice_isRetried(ToIntFunction<Script> method) {
        assertThat(method.applyAsInt(script)).isEqualTo(3);
    }

    /** The annotation is on the static method that passes calls on, too. */
    @Test
    void callsThatArePassedOn_areGuardedOnce() {
        assertAttempts(3, Prices::parse);
        assertAttempts(3, Prices$.MODULE$::parse);
        assertAttempts(4, hopeless -> new Mirror(hopeless).load());
        assertAttempts(4, Prices$package::extended);
    }

    private static void assertAttempts(int attempts, ToIntFunction<Script> call) {
        Script hopeless = new Script(100);
        assertThatThrownBy(() -> call.applyAsInt(hopeless)).hasMessage("attempt " + attempts);
        assertThat(hopeless.attempts()).isEqualTo(attempts);
    }

    @Test
    void lambdas_startAnewInEachAttempt() {
        Seq<String> names = List$.MODULE$.<String>empty().$colon$colon("b").$colon$colon("a");
        assertThat(prices.inLambdas(names).mkString(",")).isEqualTo("a3,b4");
    }

    @Test
    void stage_isGuardedUntilItCompletes(VirtualTime time) throws Exception {
        assertThat(time.await(prices.later())).isEqualTo(3);
    }

    @Test
    void otherPolicies_hold() {
        assertThat(prices.price("gold")).isEqualTo("last gold");
        assertThatThrownBy(() -> prices.book("lost")).hasMessage("attempt 2");
        assertThat(prices.book("kept")).isEqualTo(3);
        assertThat(prices.booked()).isEqualTo("kept");
        Prices hopeless = new Prices(new Script(100));
        for (int i = 1; i <= 4; i++) {
            assertThatThrownBy(hopeless::broken).hasMessage("attempt " + i);
        }
        assertThatThrownBy(hopeless::broken).isInstanceOf(CircuitBreakerOpenException.class);
    }

    @Test
    void lazyValues_areLeftAlone() {
        assertThatThrownBy(prices::lazily).hasMessage("attempt 1");
    }
}
