package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Bundle;
import com.acme.ChildFirst;
import com.acme.Container;
import com.acme.Flaky;
import com.acme.Plain;
import dev.reknit.agent.Program.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Class loaders that do not ask their parents, and modules. */
class LoadersIT {
    @TempDir
    private Path folder;

    private Path annotations;
    private Path flaky;
    private Path container;

    @BeforeEach
    void pack() throws Exception {
        annotations = Jars.annotations(folder);
        flaky = Jars.pack(folder.resolve("flaky.jar"), Flaky.class);
        container = Jars.pack(folder.resolve("container.jar"), Container.class, ChildFirst.class, Bundle.class);
    }

    private Result run(String kind, Path... jars) throws Exception {
        return Program.java()
                .agent()
                .option("-Xverify:all")
                .classPath(container)
                .main(Container.class)
                .argument(kind)
                .argument((Object[]) jars)
                .run()
                .ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"child-first", "bundle", "platform"})
    void loaderWithItsOwnAnnotations_retries(String kind) throws Exception {
        assertThat(run(kind, flaky, annotations).out()).endsWith("answer after 3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child-first", "bundle", "platform"})
    void loaderThatSeesNoAnnotations_retries(String kind) throws Exception {
        assertThat(run(kind, flaky).out()).endsWith("answer after 3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child-first", "bundle"})
    void loaderWithTheAgentItselfOnItsPath_retries(String kind) throws Exception {
        assertThat(run(kind, flaky, Jars.AGENT).out()).endsWith("answer after 3\n");
    }

    @ParameterizedTest
    @MethodSource("dev.reknit.agent.Jdks#homes")
    void namedModule_retries(Path javaHome) throws Exception {
        Path app = module("requires dev.reknit;");

        Result result = Program.java(javaHome)
                .agent()
                .modulePath(app, annotations)
                .main("acme", Plain.class)
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
    }

    @Test
    void namedModuleThatHasTheAnnotationsAtCompileTimeOnly_retries() throws Exception {
        Path app = module("requires static dev.reknit;");

        Result result = Program.java()
                .agent()
                .modulePath(app)
                .main("acme", Plain.class)
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
    }

    /** A module that opens nothing. */
    private Path module(String requires) throws Exception {
        Path app = Files.createDirectories(folder.resolve("module"));
        Path info = Files.writeString(folder.resolve("module-info.java"), "module acme { " + requires + " }");
        Path packageOf = Files.createDirectories(app.resolve("com/acme"));
        for (Class<?> each : new Class<?>[] {Plain.class, Flaky.class}) {
            String name = each.getSimpleName() + ".class";
            Files.copy(Jars.of(each).resolve("com/acme").resolve(name), packageOf.resolve(name));
        }
        int failed = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--module-path",
                        annotations.toString(),
                        "--patch-module",
                        "acme=" + app,
                        "-d",
                        app.toString(),
                        info.toString());
        assertThat(failed).isZero();
        return app;
    }
}
