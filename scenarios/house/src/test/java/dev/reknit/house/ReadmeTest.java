package dev.reknit.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.house.House.Source;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's examples are classes that are woven and tested. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile("[^;{}]+");

    @Test
    void examples_standInTheScenarios() {
        List<String> examples = JAVA.matcher(source("README.md"))
                .results()
                .map(each -> plain(each.group(1)))
                .toList();
        assertThat(examples).hasSize(2);
        assertStandsIn("Prices.java", examples.get(0), 7);
        assertStandsIn("Ledger.java", examples.get(1), 5);
    }

    private static void assertStandsIn(String file, String example, int least) {
        String tested = plain(source("scenarios/classes/src/main/java/dev/reknit/scenarios/readme/" + file));
        List<String> statements = STATEMENT
                .matcher(example)
                .results()
                .map(each -> each.group())
                .filter(each -> !each.contains("..."))
                .toList();
        assertThat(statements)
                .hasSizeGreaterThanOrEqualTo(least)
                .allSatisfy(each -> assertThat(tested).contains(each));
    }

    private static String source(String path) {
        return House.sources(".md", ".java").stream()
                .filter(each -> each.path().equals(path))
                .map(Source::text)
                .findFirst()
                .orElseThrow();
    }

    /** Without comments, blanks, and what the README leaves out to be short. */
    private static String plain(String text) {
        return text.replaceAll("//.*", "")
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("@Nullable|public ", "")
                .replaceAll("\\s+", "");
    }
}
