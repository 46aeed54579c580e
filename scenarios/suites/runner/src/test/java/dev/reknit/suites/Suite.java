package dev.reknit.suites;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A library and its published tests, as the module of a suite names them.
 *
 * @param name the library's jar, without version
 * @param pointcut what is woven
 * @param stateful a condition on what has its state captured, too
 * @param forms how it is woven
 * @param tests a regular expression for the classes whose tests are run
 * @param options of the JVM that runs the tests
 * @param classPath the library, its tests, and what both need
 * @param agent Reknit's
 */
record Suite(
        String name,
        String pointcut,
        String stateful,
        List<Form> forms,
        String tests,
        List<String> options,
        List<Path> classPath,
        Path agent) {

    static Suite ofThisModule() {
        return new Suite(
                System.getProperty("suite.library"),
                System.getProperty("suite.pointcut"),
                System.getProperty("suite.stateful"),
                words("suite.forms").map(Form::of).toList(),
                System.getProperty("suite.tests"),
                words("suite.options").toList(),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                Path.of(System.getProperty("suite.agent")).normalize());
    }

    private static Stream<String> words(String property) {
        return Stream.of(System.getProperty(property).trim().split("\\s+"));
    }

    /** The rule by which the library is woven. */
    String rule(Form form) {
        return (form == Form.CHECKPOINTED ? pointcut + " && " + stateful : pointcut) + form.policies() + "\n";
    }

    /** The library's jar. */
    Path library() {
        return jar("");
    }

    /** The jar of its tests. */
    Path testJar() {
        return jar("-tests");
    }

    private Path jar(String end) {
        Pattern file = Pattern.compile(Pattern.quote(name) + "-\\d[^-]*" + end + "\\.jar");
        return classPath.stream()
                .filter(each -> file.matcher(each.getFileName().toString()).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + file + " in " + classPath));
    }

    /** The same, with fewer of the test classes. */
    Suite only(Collection<String> classes) {
        String some = classes.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return new Suite(name, pointcut, stateful, forms, some, options, classPath, agent);
    }

    /** The rest of the class path. */
    List<Path> dependencies() {
        List<Path> own = List.of(library(), testJar());
        return classPath.stream().filter(each -> !own.contains(each)).toList();
    }
}
