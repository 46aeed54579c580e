package dev.reknit.weaver.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every method of whole libraries goes through the weaver; every class loads and verifies. By
 * default AssertJ, which the tests have anyway; in the slow profile Spring, Hibernate, Guava and
 * Kotlin's standard library. The table is left in {@code target/whole-jars-*.md}.
 */
class WholeJarsTest {
    @ParameterizedTest
    @EnumSource
    void everyMethodWoven_everyClassVerifies(WholeJar.Form form) throws IOException {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(each -> each.endsWith(".jar"))
                .map(Path::of)
                .toList();
        Pattern chosen = Pattern.compile(System.getProperty("reknit.jars"));
        StringBuilder table = new StringBuilder(
                "| jar | classes | woven | methods | not loadable unwoven either | failures |\n|---|---|---|---|---|---|\n");
        Map<String, Integer> refusals = new TreeMap<>();
        int methods = 0;
        for (Path each : classPath) {
            if (chosen.matcher(each.getFileName().toString()).find()) {
                WholeJar jar = new WholeJar(each, classPath, form);
                jar.run();
                methods += jar.wovenMethods;
                table.append(row(jar, each));
                jar.refusals.forEach((reason, count) -> refusals.merge(reason, count, Integer::sum));
                assertThat(jar.failures).as(each.toString()).isEmpty();
            }
        }
        refusals.forEach((reason, count) ->
                table.append("\n- refused ").append(count).append(": ").append(reason));
        Files.writeString(Path.of("target", "whole-jars-" + form.name().toLowerCase(Locale.ROOT) + ".md"), table);
        assertThat(methods).isGreaterThan(1_000);
    }

    private static String row(WholeJar jar, Path file) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d |%n",
                file.getFileName(),
                jar.classes,
                jar.wovenClasses,
                jar.wovenMethods,
                jar.unloadable,
                jar.failures.size());
    }
}
