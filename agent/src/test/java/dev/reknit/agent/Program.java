package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM that a test starts. */
final class Program {
    private static final long LONGEST_SECONDS = 60;

    private final Path java;
    private final List<String> options = new ArrayList<>();
    private final List<String> main = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private Path folder = Path.of(".");

    /** How a program ended. */
    record Result(int exit, String out, String errors) {
        Result ok() {
            assertThat(exit).as(toString()).isZero();
            return this;
        }
    }

    private Program(Path javaHome) {
        this.java = javaHome.resolve("bin").resolve("java");
    }

    static Program java() {
        return java(Path.of(System.getProperty("java.home")));
    }

    static Program java(Path javaHome) {
        return new Program(javaHome);
    }

    Program agent(String... withOptions) {
        return agent(Jars.AGENT, withOptions);
    }

    Program agent(Path jar, String... withOptions) {
        String list = String.join(",", withOptions);
        return option("-javaagent:" + jar + (list.isEmpty() ? "" : "=" + list));
    }

    Program option(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    Program classPath(Path... path) {
        return option("-cp", join(path));
    }

    Program modulePath(Path... path) {
        return option("--module-path", join(path));
    }

    private static String join(Path... path) {
        return Arrays.stream(path).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    Program in(Path workingFolder) {
        folder = workingFolder;
        return this;
    }

    Program argument(Object... more) {
        Arrays.stream(more).map(String::valueOf).forEach(arguments::add);
        return this;
    }

    Program main(Class<?> type) {
        main.add(type.getName());
        return this;
    }

    Program main(String module, Class<?> type) {
        main.addAll(List.of("--module", module + '/' + type.getName()));
        return this;
    }

    Program jar(Path jar) {
        main.addAll(List.of("-jar", jar.toString()));
        return this;
    }

    /** Runs it to its end. */
    Result run() throws Exception {
        return start().end();
    }

    Running start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(main);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("JDK_"));
        return new Running(builder.start());
    }

    /** A program that runs. */
    static final class Running {
        private final Process process;
        private final BufferedReader out;
        private final CompletableFuture<String> errors;
        private final StringBuilder seen = new StringBuilder();

        private Running(Process process) {
            this.process = process;
            this.out = process.inputReader(StandardCharsets.UTF_8);
            this.errors = CompletableFuture.supplyAsync(() -> {
                try {
                    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }

        long pid() {
            return process.pid();
        }

        void awaitLine(String line) throws Exception {
            for (String next = out.readLine(); next != null; next = out.readLine()) {
                seen.append(next).append('\n');
                if (next.equals(line)) {
                    return;
                }
            }
            throw new AssertionError("ended without \"" + line + "\":\n" + seen + errors.get());
        }

        void type(String line) throws IOException {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        Result end() throws Exception {
            try {
                CompletableFuture<Void> guard = CompletableFuture.runAsync(
                        () -> process.destroyForcibly(),
                        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS));
                for (String next = out.readLine(); next != null; next = out.readLine()) {
                    seen.append(next).append('\n');
                }
                int exit = process.waitFor();
                guard.cancel(false);
                return new Result(exit, seen.toString(), errors.get());
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
