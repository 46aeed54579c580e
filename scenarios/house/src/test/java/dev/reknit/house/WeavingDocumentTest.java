package dev.reknit.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.house.House.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The messages in {@code docs/weaving.md} are those of the code: each that is pinned or said is in a table, and no other. */
@TestInstance(Lifecycle.PER_CLASS)
class WeavingDocumentTest {
    private static final String ANY = "…";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?:(error|warning) \\| )?`([^`]+)` \\|.*");
    private static final Pattern PLACE = Pattern.compile("@(\\w+|…)(?:\\.(\\w+|…)(?: = .*?)?)?: (?=\\S)");

    private static final String WEAVER = "weaver/src/main/java/dev/reknit/weaver/";
    private static final String CASES = "weaver/src/test/java/dev/reknit/weaver/check/cases/";

    /** Where messages are made. */
    private static final List<String> CODE =
            List.of("weaver/src/main/", "agent/src/main/", "maven-plugin/src/main/", "extensions/aspectj/src/main/");

    /** Where every sentence is a refusal, but for those below. */
    private static final List<String> REFUSING = List.of(
            WEAVER + "check/",
            WEAVER + "select/",
            WEAVER + "rules/",
            WEAVER + "loaded/LoadedRefusals.java",
            WEAVER + "rewrite/Limits.java",
            WEAVER + "model/ClassFileException.java",
            WEAVER + "LeftToAspectJ.java",
            WEAVER + "track/Accounts.java",
            WEAVER + "track/Ownership.java",
            WEAVER + "track/StateAccount.java",
            WEAVER + "ReknitPlugin.java",
            "agent/src/main/",
            "maven-plugin/src/main/",
            "extensions/aspectj/src/main/java/dev/reknit/aspectj/Refusals.java");

    /** What picocli shows of commands. */
    private static final Pattern DESCRIPTION =
            Pattern.compile("@(?:Command|Option|Parameters)\\(.*?\\)\\s+(?:public|private|final)", Pattern.DOTALL);

    /** Descriptions, reports and what reaches nobody. */
    private static final Set<String> NO_REFUSALS = Set.of(
            "Reknit: skipped",
            "does not exist, nothing to weave",
            "Reknit: %s in %s woven, %s looked at%s, %.1f s",
            "from the class path",
            "bytes, hash",
            "not woven",
            "attached to process",
            "nested too deeply",
            "no type at",
            "not on a method");

    private final List<Source> sources = House.sources(".java", "weaving.md");
    private final String tables = tables();
    private final List<Row> rows = rows();
    private final List<String> texts =
            textsIn(CODE).filter(each -> !each.isEmpty()).distinct().toList();

    /** A message of the document. */
    private record Row(String level, String message) {
        Pattern pattern() {
            String line = level == null ? message : level + ": " + message;
            return Pattern.compile(
                    Stream.of(line.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining(".+")));
        }

        /** Annotation and attribute, for which there is no text in the code. */
        Optional<MatchResult> place() {
            Matcher place = PLACE.matcher(message);
            return place.lookingAt() ? Optional.of(place.toMatchResult()) : Optional.empty();
        }

        List<String> parts() {
            String said = message.substring(place().map(MatchResult::end).orElse(0));
            return Stream.of(said.split(ANY))
                    .map(String::strip)
                    .filter(each -> each.chars().anyMatch(Character::isLetter))
                    .toList();
        }
    }

    @Test
    void pinnedProblems_areInTheDocument() {
        List<String> pinned = textsIn(List.of(CASES))
                .filter(each -> each.matches("(error|warning): @.*"))
                .toList();
        assertThat(pinned).hasSizeGreaterThan(150);
        assertThat(pinned.stream()
                        .filter(line -> rows.stream()
                                .noneMatch(row -> row.level() != null
                                        && row.pattern().matcher(line).matches())))
                .isEmpty();
    }

    @Test
    void sentencesOfTheCode_areInTheDocument() {
        assertThat(textsIn(REFUSING)
                        .map(String::strip)
                        .filter(each -> each.matches(".*\\w.* .*\\w.*") && !NO_REFUSALS.contains(each))
                        .distinct()
                        .filter(each -> !tables.contains(each)))
                .isEmpty();
    }

    @Test
    void messagesOfTheDocument_areInTheCode() {
        assertThat(rows).hasSizeGreaterThan(150);
        assertThat(rows.stream().flatMap(row -> row.parts().stream()).distinct().filter(each -> !isSaid(each)))
                .isEmpty();
    }

    @Test
    void annotationsOfTheDocument_haveTheAttributes() {
        List<MatchResult> places =
                rows.stream().flatMap(each -> each.place().stream()).toList();
        assertThat(places).hasSizeGreaterThan(80).allSatisfy(each -> {
            String annotation = each.group(1);
            String attribute = each.group(2);
            if (!annotation.equals(ANY)) {
                String declaration = source("annotations/src/main/java/dev/reknit/" + annotation + ".java");
                assertThat(attribute == null || attribute.equals(ANY) || declaration.contains(" " + attribute + "()"))
                        .as(each.group())
                        .isTrue();
            }
        });
    }

    /** Whether it stands in a text of the code, or in several that may be joined: the end of one, all of others, the beginning of the last. */
    private boolean isSaid(String part) {
        return texts.stream().anyMatch(each -> each.contains(part))
                || beginnings(part).anyMatch(this::isContinued);
    }

    private Stream<String> beginnings(String part) {
        return IntStream.range(1, part.length())
                .filter(end -> texts.stream().anyMatch(each -> each.endsWith(part.substring(0, end))))
                .mapToObj(part::substring);
    }

    private boolean isContinued(String rest) {
        return texts.stream().anyMatch(each -> each.startsWith(rest))
                || texts.stream().anyMatch(each -> rest.startsWith(each) && isContinued(rest.substring(each.length())));
    }

    private Stream<String> textsIn(List<String> places) {
        return sources.stream()
                .filter(source -> places.stream().anyMatch(source.path()::startsWith))
                .flatMap(source -> Texts.of(DESCRIPTION.matcher(source.text()).replaceAll("")).stream());
    }

    private List<Row> rows() {
        return ROW.matcher(tables)
                .results()
                .map(each -> new Row(each.group(1), each.group(2)))
                .toList();
    }

    private String tables() {
        String document = source("docs/weaving.md");
        return document.substring(document.indexOf("\n## Messages\n"))
                .lines()
                .filter(each -> each.startsWith("|"))
                .map(each -> each.replace("\\|", "|"))
                .collect(Collectors.joining("\n"));
    }

    private String source(String path) {
        return sources.stream()
                .filter(each -> each.path().equals(path))
                .map(Source::text)
                .findFirst()
                .orElseThrow();
    }
}
