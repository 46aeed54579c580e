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
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run of a suite, in a JVM of its own.
 *
 * @param wovenMethods of the library; those of its tests not counted
 */
record SuiteRun(Form form, Outcomes outcomes, int wovenMethods, long seconds) {
    private static final long LONGEST_MINUTES = 40;

    /** Runs a suite to its end. Leaves results, rules, weave report and output in {@code target/suite/form}. */
    static SuiteRun of(Suite suite, Form form) throws IOException, InterruptedException {
        return of(suite, form, form.text());
    }

    /** Runs some test classes of a suite once more, alone. */
    static SuiteRun again(Suite suite, Form form) throws IOException, InterruptedException {
        return of(suite, form, form.text() + "-again");
    }

    private static SuiteRun of(Suite suite, Form form, String name) throws IOException, InterruptedException {
        Path folder = emptied(Path.of("target", "suite", name).toAbsolutePath());
        Checkout checkout = Checkout.of(suite, form, Files.createDirectory(folder.resolve("checkout")));
        Path report = report(form, folder);
        Path results = folder.resolve("results.tsv");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(suite.options());
        if (form.isByAgent()) {
            Path rules = Files.writeString(folder.resolve("reknit.rules"), suite.rule(form));
            command.add("-javaagent:" + suite.agent() + "=rules=" + rules + ",report=" + report);
        }
        command.addAll(List.of("-cp", classPath(checkout, suite), Runner.class.getName()));
        command.addAll(List.of(checkout.testClasses().toString(), suite.tests(), results.toString()));
        long start = System.nanoTime();
        int exit = run(command, checkout.root(), folder.resolve("output.log"));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        assertThat(exit).as("exit code of " + command).isZero();
        int methods = form == Form.UNWOVEN ? 0 : guarded(report, suite.library());
        return new SuiteRun(form, Outcomes.read(results), methods, seconds);
    }

    private static Path report(Form form, Path folder) {
        return switch (form) {
            case BUILT -> Path.of("target", "reknit", "weave.json");
            case CHECKPOINTED_BUILT -> Path.of("target", "reknit-whole", "weave.json");
            default -> folder.resolve("weave.json");
        };
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> before = Files.walk(folder)) {
                before.sorted(Comparator.reverseOrder())
                        .forEach(each -> each.toFile().delete());
            }
        }
        return Files.createDirectories(folder);
    }

    private static String classPath(Checkout checkout, Suite suite) {
        Stream<Path> own = Stream.of(checkout.classes(), checkout.testClasses());
        return Stream.concat(own, suite.dependencies().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
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
