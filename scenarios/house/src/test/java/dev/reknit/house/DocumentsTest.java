package dev.reknit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents' links lead somewhere, and the tests that pages of policies name are there. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\(([^)#]+)[^)]*\\)");

    @Test
    void links_leadToFilesThatExist() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                boolean elsewhere = links.group(2).contains(":");
                if (!elsewhere && !Files.exists(page.resolveSibling(links.group(2)))) {
                    broken.add(page + ": " + links.group());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void testsThatAreNamed_exist() throws IOException {
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path page : pages()) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                Path file = page.resolveSibling(links.group(2));
                String name = links.group(1).replaceAll("[`()]|.*[.#]", "");
                boolean pins = links.group(2).endsWith("Test.java") && name.matches("[a-z]\\w*_\\w+");
                if (pins && Files.readString(file).contains(" " + name + "(")) {
                    found++;
                } else if (pins) {
                    missing.add(page + ": " + links.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).as("tests that pages name").isGreaterThan(70);
    }

    private static List<Path> pages() throws IOException {
        Path root = House.root();
        try (Stream<Path> documents = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(root.resolve("README.md"), root.resolve("CHANGELOG.md")),
                            documents.filter(each -> each.toString().endsWith(".md")))
                    .toList();
        }
    }
}
