package com.acme.gv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dynamic Groovy, and Groovy that is compiled statically. */
@ReknitTest
class GroovyTest {
    private final Script script = new Script(2);
    private final Prices prices = new Prices(script);

    static Stream<ToIntFunction<Script>> methods() {
        return Stream.of(
                script -> new Prices(script).fetch(),
                script -> new Prices(script).compiledStatically(),
                Prices::fetchStatic,
                script -> new Mirror(script).load(),
                script -> {
                    Whole whole = new Whole();
                    whole.setScript(script);
                    return whole.fetch();
                });
    }

    @ParameterizedTest
    @MethodSource("methods")
    void failsTwice_isRetried(ToIntFunction<Script> method) {
        assertThat(method.applyAsInt(script)).isEqualTo(3);
    }

    @Test
    void untypedMethod_isRetried() {
        assertThat(prices.anything("gold")).isEqualTo("gold 3");
    }

    @Test
    void closures_startAnewInEachAttempt() {
        assertThat(prices.inClosures(List.of("a", "b"))).containsExactly("a3", "b4");
    }

    /** The annotation is on the overload that the compiler adds as well. */
    @Test
    void overloadForDefaults_isGuardedOnce() {
        assertThat(prices.withDefault("gold")).isEqualTo(13);
        Script hopeless = new Script(100);
        assertThatThrownBy(() -> new Prices(hopeless).withDefault("gold")).hasMessage("attempt 3");
        assertThat(hopeless.getAttempts()).isEqualTo(3);
    }

    @Test
    void otherPolicies_hold() {
        assertThat(prices.price("gold")).isEqualTo("last gold");
        assertThatThrownBy(() -> prices.book("lost")).hasMessage("attempt 2");
        assertThat(prices.book("kept")).isEqualTo(3);
        assertThat(prices.getEntries()).containsExactly("kept");
        Prices hopeless = new Prices(new Script(100));
        for (int i = 1; i <= 4; i++) {
            assertThatThrownBy(hopeless::broken).hasMessage("attempt " + i);
        }
        assertThatThrownBy(hopeless::broken).isInstanceOf(CircuitBreakerOpenException.class);
    }

    @Test
    void methodOfATrait_isRefusedByName() {
        ClassIndex index = ClassIndex.of(GroovyTest.class.getClassLoader());
        byte[] classFile = index.read("com/acme/gv/RefusedTrait");
        assertThat(Weaver.standard().weave(classFile, index).report().problems())
                .extracting(Problem::line)
                .containsExactly("com.acme.gv.RefusedTrait.load(): @Retry: an abstract method has no body to guard;"
                        + " annotate the methods that implement it");
    }
}
