package com.acme.kt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What methods may look like in Kotlin. */
@ReknitTest
class PricesTest {
    private final Script script = new Script(2);
    private final Prices prices = new Prices(script);

    static Stream<ToIntFunction<Script>> methods() {
        return Stream.of(
                script -> new Prices(script).fetch(),
                script -> new Prices(script).getCurrent(),
                script -> new Prices(script).callsWithin(),
                script -> new Prices(script).callsHidden(),
                script -> new Prices(script).undeclared(),
                script -> PricesKt.topLevel(script, 0),
                PricesKt::callsTopLevel,
                PricesKt::extension,
                script -> new Coroutines(script).blocking(),
                script -> new Coroutines(script).suspendingBlocked());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void failsTwice_isRetried(ToIntFunction<Script> method) {
        assertThat(method.applyAsInt(script)).isEqualTo(3);
    }

    @Test
    void defaultArguments_areThoseOfTheCall() {
        assertThat(prices.callsWithDefaults()).isEqualTo("gold3");
        assertThat(prices.withDefaults("tin", 2)).isEqualTo("tintin4");
    }

    /** The annotation is on each overload that the compiler adds, and would act once in the other. */
    @Test
    void overloadsForDefaults_areGuardedOnce() {
        assertThat(prices.overloaded()).isEqualTo("goldgold3");
        Script hopeless = new Script(100);
        assertThatThrownBy(() -> new Prices(hopeless).overloaded("tin")).hasMessage("attempt 3");
        assertThat(hopeless.getAttempts()).isEqualTo(3);
    }

    @Test
    void lambdas_startAnewInEachAttempt() {
        assertThat(prices.inLambdas(List.of("a", "b"))).containsExactly("a31", "b42");
    }

    @Test
    void genericsAndFunctionTypes_passThrough() {
        assertThat(prices.largest(new Integer[] {1, 5, 9}, each -> each < 9)).isEqualTo(5);
    }

    @Test
    void overrideThatCallsSuper_isGuardedOnce() {
        Script hopeless = new Script(100);
        assertThatThrownBy(() -> new SpecialPrices(hopeless).nothing()).hasMessage("attempt 4");
        assertThat(hopeless.getAttempts()).isEqualTo(4);
    }

    @Test
    void future_isGuardedUntilItCompletes(VirtualTime time) throws Exception {
        assertThat(time.await(prices.later())).isEqualTo(3);
    }
}
