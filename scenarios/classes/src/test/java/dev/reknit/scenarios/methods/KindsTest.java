package dev.reknit.scenarios.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@ReknitTest
class KindsTest {
    private static final Map<String, BiFunction<Kinds, Script, String>> CALLS = Map.ofEntries(
            Map.entry("open", (kinds, script) -> kinds.open()),
            Map.entry("open by self-call", (kinds, script) -> kinds.self()),
            Map.entry("open of a subclass", (kinds, script) -> new Kinds(script) {}.open()),
            Map.entry("protected", (kinds, script) -> kinds.inherited()),
            Map.entry("local", (kinds, script) -> kinds.local()),
            Map.entry("hidden", (kinds, script) -> kinds.callsHidden()),
            Map.entry("final", (kinds, script) -> kinds.fixed()),
            Map.entry("static", (kinds, script) -> Kinds.shared(script)),
            Map.entry("private static", (kinds, script) -> Kinds.callsHiddenShared(script)));

    @TestFactory
    Stream<DynamicTest> failingTwice_succeedsAtThirdAttempt() {
        return CALLS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    Script script = Script.failing(2);
                    String result = each.getValue().apply(new Kinds(script), script);
                    assertThat(result).endsWith(" 3");
                    assertThat(each.getKey()).startsWith(result.substring(0, result.length() - 2));
                }));
    }

    @TestFactory
    Stream<DynamicTest> failingAlways_throwsTheFourthFailure() {
        return CALLS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    Script script = Script.failingAlways();
                    Throwable failure = catchThrowable(() -> each.getValue().apply(new Kinds(script), script));
                    assertThat(failure).isInstanceOf(Fault.class);
                    assertThat(((Fault) failure).attempt()).isEqualTo(4);
                    assertThat(failure.getSuppressed()).hasSize(3);
                }));
    }

    @Test
    void voidMethod_isRetried() {
        StringBuilder into = new StringBuilder();
        new Kinds(Script.failing(2)).nothing(into);
        assertThat(into).hasToString("3");
    }

    @Test
    void varargs_arriveInEachAttempt() {
        assertThat(new Kinds(Script.failing(2)).joined("-", 1, 'b', 2.5)).isEqualTo("1-b-2.5");
    }

    @Test
    void genericMethod_isRetried() {
        Script script = Script.failing(3);
        assertThat(new Kinds(script).largest(List.of(3, 7, 5))).isEqualTo(7);
        assertThat(script.attempts()).isEqualTo(4);
    }
}
