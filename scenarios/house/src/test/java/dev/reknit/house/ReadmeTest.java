package dev.reknit.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.house.House.Source;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's example is a class that is woven and tested. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile("[^;{}]+");

    @Test
    void example_standsInTheScenarios() {
        String example = plain(theOnlyExample());
        String tested = plain(source("scenarios/classes/src/main/java/dev/reknit/scenarios/readme/Prices.java"));
        List<String> statements = STATEMENT
                .matcher(example)
                .results()
                .map(each -> each.group())
                .filter(each -> !each.contains("..."))
                .toList();
        assertThat(statements)
                .hasSizeGreaterThan(6)
                .allSatisfy(each -> assertThat(tested).contains(each));
    }

    private static String theOnlyExample() {
        Matcher example = JAVA.matcher(source("README.md"));
        assertThat(example.find()).isTrue();
        return example.group(1);
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
