package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import com.acme.BootApplication;
import com.acme.Flaky;
import com.acme.Hopeless;
import com.acme.Logging;
import dev.reknit.agent.Program.Result;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.loader.tools.Libraries;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** Events in the application's own log. */
class LogIT {
    @TempDir
    private Path folder;

    private Path[] withLogback(Path... more) {
        Path[] path = Arrays.copyOf(more, more.length + 4);
        path[more.length] = Jars.of(LoggerFactory.class);
        path[more.length + 1] = Jars.of(LoggerContext.class);
        path[more.length + 2] = Jars.of(Context.class);
        path[more.length + 3] = Jars.annotations(folder);
        return path;
    }

    @Test
    void logbackOfTheApplication_hasTheEvents() throws Exception {
        Path jar = Jars.pack(folder.resolve("logging.jar"), Logging.class, Flaky.class);

        Result result = Program.java()
                .agent()
                .classPath(withLogback(jar))
                .main(Logging.class)
                .run()
                .ok();

        assertThat(result.out().lines().toList())
                .anySatisfy(line -> assertThat(line)
                        .contains("INFO", "reknit.retry", "attempt failed, trying again", "method=Flaky.answer()"))
                .anySatisfy(line -> assertThat(line).contains("succeeded after retry", "attempts=3"))
                .anySatisfy(line -> assertThat(line).contains("reknit.weave", "class=com.acme.Flaky"));
        assertThat(result.out().lines().findFirst()).get().asString().contains("acme -- started");
        assertThat(result.errors()).doesNotContain("reknit");
    }

    @Test
    void apiWithoutBinding_nothingBreaks() throws Exception {
        Path jar = Jars.pack(folder.resolve("logging.jar"), Logging.class, Flaky.class);

        Result result = Program.java()
                .agent()
                .classPath(jar, Jars.of(LoggerFactory.class), Jars.annotations(folder))
                .main(Logging.class)
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
    }

    @Test
    void programThatNeverLogs_itsLogbackHasTheRefusalOnce() throws Exception {
        Path jar = Jars.pack(folder.resolve("hopeless.jar"), Hopeless.class);

        Result result = Program.java()
                .agent()
                .classPath(withLogback(jar))
                .main(Hopeless.class)
                .run()
                .ok();

        assertThat(result.out())
                .containsOnlyOnce("ERROR reknit.weave")
                .containsOnlyOnce("not woven class=com.acme.Hopeless");
    }

    @Test
    void modules_theLogHasTheEvents() throws Exception {
        Path jar = Jars.pack(folder.resolve("logging.jar"), Logging.class, Flaky.class);

        Result result = Program.java()
                .agent()
                .modulePath(withLogback(jar))
                .option("--add-modules", "org.slf4j,ch.qos.logback.classic")
                .main("logging", Logging.class)
                .run()
                .ok();

        assertThat(result.out()).contains("reknit.retry").contains("answer after 3\n");
    }

    @Test
    void springBootJar_itsLogHasTheEvents() throws Exception {
        Path plain = Jars.pack(folder.resolve("application.jar"), BootApplication.class, Flaky.class);
        Path executable = folder.resolve("executable.jar");
        new Repackager(plain.toFile()).repackage(executable.toFile(), springLibraries());

        Result result = Program.java()
                .agent()
                .jar(executable)
                .argument("--logging.level.reknit=debug")
                .run()
                .ok();

        assertThat(result.out().lines().toList())
                .anySatisfy(line -> assertThat(line).isEqualTo("answer after 3"))
                .anySatisfy(line -> assertThat(line)
                        .as("in Spring Boot's format")
                        .containsPattern("INFO \\d+ --- \\[.*main] reknit.retry +: attempt failed"))
                .noneSatisfy(line -> assertThat(line).contains("DEBUG org.springframework"));
    }

    private Libraries springLibraries() {
        Path[] files =
                withLogback(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(each -> each.contains("spring-") || each.contains("commons-logging"))
                        .filter(each -> !each.contains("spring-boot-loader"))
                        .map(Path::of)
                        .toArray(Path[]::new));
        return each -> {
            for (Path file : files) {
                each.library(new Library(file.toFile(), LibraryScope.COMPILE));
            }
        };
    }
}
