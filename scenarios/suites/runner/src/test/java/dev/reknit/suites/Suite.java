package dev.reknit.suites;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A library and its published tests, as the module of a suite names them.
 *
 * @param name the library's jar, without version
 * @param within the pattern of the types that are woven
 * @param forms how they are woven
 * @param options of the JVM that runs the tests
 * @param classPath the library, its tests, and what both need
 * @param agent Reknit's
 */
record Suite(String name, String within, List<Form> forms, List<String> options, List<Path> classPath, Path agent) {

    static Suite ofThisModule() {
        return new Suite(
                System.getProperty("suite.library"),
                System.getProperty("suite.within"),
                words("suite.forms").map(Form::of).toList(),
                words("suite.options").toList(),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                Path.of(System.getProperty("suite.agent")).normalize());
    }

    private static Stream<String> words(String property) {
        return Stream.of(System.getProperty(property).trim().split("\\s+"));
    }

    /** The library. */
    Path library() {
        return jar("");
    }

    /** Its tests. */
    Path tests() {
        return jar("-tests");
    }

    private Path jar(String end) {
        Pattern file = Pattern.compile(Pattern.quote(name) + "-\\d[^-]*" + end + "\\.jar");
        return classPath.stream()
                .filter(each -> file.matcher(each.getFileName().toString()).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + file + " in " + classPath));
    }

    /** What the tests see, with the library as it is or as the Maven plugin has woven it. */
    List<Path> classPath(Form form) {
        Path library = library();
        return classPath.stream()
                .map(each -> form == Form.BUILT && each.equals(library) ? Path.of("target", "woven") : each)
                .map(Path::toAbsolutePath)
                .toList();
    }
}
