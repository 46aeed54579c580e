package dev.reknit.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A library's own tests end as they do without Reknit when each of its methods is woven. Runs in the modules beside
 * this one, one for each library; the table is left in {@code target/suite/table.md}.
 */
@EnabledIfSystemProperty(named = "suite.library", matches = "(?!none).+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteTest {
    private static final String COLUMNS = """
            | suite | form | tests | passed unwoven | passed woven | alone | woven methods | s unwoven | s woven |
            |---|---|--:|--:|--:|--:|--:|--:|--:|
            """;

    private static final int MORE_RUNS = 3;

    private final Suite suite = Suite.ofThisModule();
    private final StringBuilder table = new StringBuilder(COLUMNS);
    private Known known;
    private SuiteRun unwoven;

    List<Form> forms() {
        return suite.forms();
    }

    @BeforeAll
    void runUnwoven() throws IOException, InterruptedException {
        known = Known.read(Path.of("known.txt"));
        unwoven = SuiteRun.of(suite, Form.UNWOVEN);
    }

    @Test
    void unwoven_failsOnlyWhatIsKnownTo() {
        assertThat(unwoven.outcomes().count("PASSED")).isGreaterThan(100);
        assertThat(unwoven.outcomes().failures(test -> known.matches(test, Known.FAILS, Known.VARIES)))
                .isEmpty();
        assertThat(known.needless(unwoven.outcomes())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyMethodWoven_sameTestsPass(Form form) throws IOException, InterruptedException {
        SuiteRun run = SuiteRun.of(suite, form);
        String byWay = byWay(form);
        Map<String, String> differences =
                unwoven.outcomes().differences(run.outcomes(), test -> known.matches(test, Known.DIFFERS, byWay));
        differences
                .keySet()
                .removeIf(test ->
                        known.matches(test, Known.VARIES) && run.outcomes().passed(test));
        int different = differences.size();
        for (int i = 0; i < MORE_RUNS && isAllOf(Known.VARIES, differences.keySet()); i++) {
            Outcomes again = SuiteRun.again(suite.only(Outcomes.classes(differences.keySet())), form)
                    .outcomes();
            differences.keySet().removeIf(again::passed);
        }
        table.append(row(run, different - differences.size()));
        assertThat(differences).isEmpty();
        assertThat(run.wovenMethods()).isGreaterThan(100);
    }

    private static String byWay(Form form) {
        if (form.isByAgent()) {
            return Known.DIFFERS_BY_AGENT;
        }
        return form == Form.CHECKPOINTED_BUILT ? Known.DIFFERS_IN_BUILD : Known.DIFFERS;
    }

    private boolean isAllOf(String kind, Set<String> tests) {
        return !tests.isEmpty() && tests.stream().allMatch(each -> known.matches(each, kind));
    }

    @AfterAll
    void writeTable() throws IOException {
        Files.writeString(Path.of("target", "suite", "table.md"), table);
    }

    /** A line of the table; those that passed when they were run again alone are counted apart. */
    private String row(SuiteRun run, int alone) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %d | %d | %d | %d |%n",
                suite.library().getFileName().toString().replace(".jar", ""),
                run.form().text(),
                run.outcomes().byId().size(),
                unwoven.outcomes().count("PASSED"),
                run.outcomes().count("PASSED"),
                alone,
                run.wovenMethods(),
                unwoven.seconds(),
                run.seconds());
    }
}
