package com.acme.kt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Bulkhead;
import dev.reknit.testkit.ReknitTest;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What classes may be in Kotlin. */
@ReknitTest
class KindsTest {
    private final Script script = new Script(2);

    static Stream<ToIntFunction<Script>> kinds() {
        return Stream.of(
                script -> {
                    Clock.INSTANCE.setScript(script);
                    return Clock.INSTANCE.now();
                },
                script -> {
                    Clock.INSTANCE.setScript(script);
                    return Clock.nowStatic();
                },
                Parser.Companion::parse,
                script -> Parser.parseStatic(script, 0),
                script -> new Mirror(script).load(),
                script -> new Delegating(new Mirror(script)).load(),
                script -> Operation.ADD.apply(script),
                script -> new Result.Good(1).read(script),
                script -> Result.None.INSTANCE.read(script),
                script -> (int) Cents.add(1, 2, script) - 3);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void failsTwice_isRetried(ToIntFunction<Script> kind) {
        assertThat(kind.applyAsInt(script)).isEqualTo(3);
    }

    /** Annotations are copied onto methods that only pass calls on. */
    @Test
    void callsThatArePassedOn_areGuardedOnce() {
        assertAttempts(3, hopeless -> Parser.parseStatic(hopeless, 0));
        assertAttempts(4, hopeless -> new Mirror(hopeless).load());
        assertAttempts(4, hopeless -> new Delegating(new Mirror(hopeless)).load());
    }

    private static void assertAttempts(int attempts, ToIntFunction<Script> call) {
        Script hopeless = new Script(100);
        assertThatThrownBy(() -> call.applyAsInt(hopeless)).hasMessage("attempt " + attempts);
        assertThat(hopeless.getAttempts()).isEqualTo(attempts);
    }

    @Test
    void dataClass_isRestoredForEachAttempt() {
        Account account = new Account("ann", 10);
        assertThat(account.withdraw(3, script)).isEqualTo(7);
        assertThatThrownBy(() -> account.withdraw(3, new Script(100))).hasMessage("attempt 4");
        assertThat(account).isEqualTo(new Account("ann", 7)).hasToString("Account(owner=ann, balance=7)");
        assertThat(account.copy("bob", 1)).isEqualTo(new Account("bob", 1));
    }

    @Test
    void annotationOfADataClass_isForAllItsMethods() {
        Quote quote = new Quote("gold", script);
        assertThat(quote.fetch()).isEqualTo("gold3");
        assertThat(quote).isEqualTo(quote.copy("gold", script)).hasSameHashCodeAs(quote.copy("gold", script));
    }

    @Test
    @EnabledIfSystemProperty(named = "languages.rules", matches = "true")
    void rule_isForMethodsThatTheCompilerAdded() throws NoSuchMethodException {
        assertThat(Account.class.getMethod("component1").isAnnotationPresent(Bulkhead.class))
                .isTrue();
    }

    @Test
    void annotationOfAClass_leavesOutWhatSuspends() {
        assertThat(new HalfSuspending(new Script(2)).fetch()).isEqualTo(3);
        assertThatThrownBy(() -> HalfSuspending.blocked(new HalfSuspending(script)))
                .hasMessage("attempt 1");
    }
}
