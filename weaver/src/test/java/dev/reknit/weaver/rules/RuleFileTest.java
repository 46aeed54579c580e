package dev.reknit.weaver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationModel.EnumValue;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {
    private static final String ANY = "execution(* *(..)) => ";

    private static RuleFile parse(String... lines) {
        return RuleFile.parse("my.rules", String.join("\n", lines));
    }

    private static Map<String, Object> values(String policy) {
        RuleFile file = parse(ANY + policy);
        assertThat(file.errors()).isEmpty();
        return file.rules().get(0).policies().get(0).values();
    }

    @Test
    void commentsBlankLinesAndContinuedLines_areOneStatementEach() {
        RuleFile file = parse(
                "# all clients",
                "pointcut clients(): execution(* com.acme..*Client.*(..)) // of any package",
                "",
                "clients()",
                "    && !within(com.acme.test..*)   # not these",
                "",
                "    => Retry(maxRetries = 2),",
                "\tTimeout(800)",
                "within(com.acme.Store) => Bulkhead");
        assertThat(file.errors()).isEmpty();
        assertThat(file.rules()).extracting(PointcutRule::place).containsExactly("my.rules:4", "my.rules:9");
        assertThat(file.rules().get(0).policies())
                .extracting(AnnotationModel::descriptor)
                .containsExactly("Ldev/reknit/Retry;", "Ldev/reknit/Timeout;");
        assertThat(file.rules().get(1).policies().get(0).values()).isEmpty();
    }

    @Test
    void valuesOfAllKinds_areThoseOfClassFiles() {
        assertThat(values("Retry(maxRetries = -1, delay = 1_000L, jitter=20, delayUnit = SECONDS, on = \"a \\\"b\\\"\","
                        + " retryOn = {java.io.IOException, RuntimeException.class}, abortOn = java.util.Map$Entry)"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "maxRetries",
                        -1,
                        "delay",
                        1000L,
                        "jitter",
                        20L,
                        "delayUnit",
                        new EnumValue("Ljava/time/temporal/ChronoUnit;", "SECONDS"),
                        "on",
                        "a \"b\"",
                        "retryOn",
                        List.of(
                                Type.getObjectType("java/io/IOException"),
                                Type.getObjectType("java/lang/RuntimeException")),
                        "abortOn",
                        List.of(Type.getObjectType("java/util/Map$Entry"))));
        assertThat(values("@dev.reknit.CircuitBreaker(failureRatio = .25)")).containsEntry("failureRatio", .25);
        assertThat(values("Fallback(fallbackMethod = \"a#b // c\", skipOn = {})"))
                .containsEntry("fallbackMethod", "a#b // c")
                .containsEntry("skipOn", List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            execution(* *(..)) => Retri()              | there is no policy Retri, was Retry meant?; allowed: Fallback, Retry,
            execution(* *(..)) => Retry(maxRetry = 2)  | Retry has no attribute maxRetry; allowed: abortOn,
            execution(* *(..)) => Retry(maxRetries=x)  | Retry.maxRetries = x: is not a value of it; allowed: numbers of type int
            execution(* *(..)) => Retry(maxRetries=-2) | Retry.maxRetries = -2: is out of range; allowed: -1 (no limit), 0 or more
            execution(* *(..)) => Retry(jitterUnit=MILLIS) | Retry has no attribute jitterUnit
            execution(* *(..)) => Retry(delayUnit=MILLI) | Retry.delayUnit = MILLI: is not a value of it; allowed: NANOS, MICROS
            execution(* *(..)) => Retry(retryOn=IOException) | Retry.retryOn = IOException: is not a value of it; allowed: binary names with their packages
            execution(* *(..)) => Retry(on=test)       | Retry.on = test: is not a value of it; allowed: a text in double quotes
            execution(* *(..)) => Retry(2)             | Retry has no attribute value
            execution(* *(..)) => Retry(maxRetries=1   | expected ), found the end in
            execution(* *(..)) => Retry() Timeout(5)   | expected a comma and another policy, found Timeout in
            execution(* *(..)) => Retry(), Retry()     | names a policy twice
            execution(* *(..)) => Retry(maxRetries=1,maxRetries=2) | Retry has maxRetries twice
            execution(* *(..)) =>                      | there is no policy behind =>
            execution(* *(..))                         | there is no => in
            => Retry()                                 | there is no pointcut
            execution(* *(.. => Retry()                | cannot be read as a pointcut; expected
            execution(* *(..)) within(a) => Retry()    | cannot be read as a pointcut; expected
            call(* *(..)) => Retry()                   | "call(* *(..))" is not supported: a method is guarded where it runs
            execution(Foo.new(..)) => Retry()          | is not supported: a constructor cannot be made again
            get(* a.B.c) => Retry()                    | is not supported: Reknit guards methods; allowed: execution
            this(a.B) && execution(* *(..)) => Retry() | is not supported, for it asks what is known only while the program runs
            target(a.B) => Retry()                     | is not supported, for it asks
            cflow(execution(* *(..))) => Retry()       | is not supported, for it asks
            withincode(* a.B.c()) => Retry()           | is not supported, for it asks
            @args(a.B) => Retry()                      | is not supported, for it asks
            handler(a.B) => Retry()                    | is not supported
            if(true) => Retry()                        | is not supported
            nobody() => Retry()                        | there is no pointcut nobody(); define it above
            pointcut a: within(b)                      | is not the form of a named pointcut
            pointcut a(int b): args(b)                 | is not the form of a named pointcut
            """)
    void mistake_isNamedWithItsLineAndTheCure(String line, String message) {
        RuleFile file = parse("", "within(a.B) => Timeout(5)", line);
        assertThat(file.errors())
                .extracting(Problem::line)
                .singleElement()
                .asString()
                .startsWith("my.rules:3: ")
                .contains(message);
        assertThat(file.rules()).isEmpty();
    }

    @Test
    void namedPointcut_mayNameThoseAboveOnly() {
        assertThat(parse(
                                "pointcut a(): within(x.Y)",
                                "pointcut b(): a() || within(x.Z)",
                                "b() && execution(* *(..)) => Retry")
                        .errors())
                .isEmpty();
        assertThat(parse("pointcut a(): b()", "pointcut b(): a()").errors())
                .hasSize(2)
                .allMatch(each -> each.line().contains("there is no pointcut"));
        assertThat(parse("pointcut a(): within(x.Y)", "pointcut a(): within(x.Z)")
                        .errors())
                .extracting(Problem::line)
                .containsExactly("my.rules:2: there is a pointcut a() already; give this one another name");
    }

    @Test
    void severalMistakes_areAllTold() {
        assertThat(parse("call(* *(..)) => Retry", "within(a) => Retri", "within(a) => Retry")
                        .errors())
                .hasSize(2);
    }
}
