package dev.reknit.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reknit.suites.run.Runner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * A run of a suite, in a JVM of its own.
 *
 * @param wovenMethods of the library; those of its tests not counted
 */
record SuiteRun(Form form, Outcomes outcomes, int wovenMethods, long seconds) {
    private static final long LONGEST_MINUTES = 9;

    /** Runs a suite to its end. Leaves results, rules, weave report and output in {@code target/suite}. */
    static SuiteRun of(Suite suite, Form form) throws IOException, InterruptedException {
        Path folder = Path.of("target", "suite").toAbsolutePath();
        Path work = Files.createDirectories(folder.resolve(form.text()));
        Path results = folder.resolve(form.text() + ".tsv");
        Path report = folder.resolve(form.text() + ".json");
        Files.deleteIfExists(results);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(suite.options());
        if (form.isByAgent()) {
            Path rules = Files.writeString(folder.resolve(form.text() + ".rules"), form.rule(suite.within()));
            command.add("-javaagent:" + suite.agent() + "=rules=" + rules + ",report=" + report);
        }
        command.addAll(List.of("-cp", joined(suite.classPath(form)), Runner.class.getName()));
        command.addAll(List.of(suite.tests().toString(), results.toString()));
        long start = System.nanoTime();
        int exit = run(command, work, folder.resolve(form.text() + ".log"));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        assertThat(exit).as("exit code of " + command).isZero();
        Path woven = form == Form.BUILT ? Path.of("target", "reknit", "weave.json") : report;
        int methods = form == Form.UNWOVEN ? 0 : guarded(woven, suite.library());
        return new SuiteRun(form, Outcomes.read(results), methods, seconds);
    }

    private static String joined(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static int run(List<String> command, Path folder, Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("JDK_"));
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            assertThat(ended).as(output + ": ended in time").isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static int guarded(Path report, Path library) throws IOException {
        int methods = 0;
        try (JarFile jar = new JarFile(library.toFile())) {
            for (JsonNode each : new ObjectMapper().readTree(report.toFile()).get("classes")) {
                String file = each.get("name").asText().replace('.', '/') + ".class";
                methods += jar.getEntry(file) == null ? 0 : each.get("guarded").size();
            }
        }
        return methods;
    }
}
