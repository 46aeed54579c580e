package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Bundle;
import com.acme.ChildFirst;
import com.acme.Container;
import com.acme.Flaky;
import com.acme.SelfAttaching;
import com.acme.Waiting;
import dev.reknit.agent.Program.Result;
import dev.reknit.agent.Program.Running;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent comes while the program runs. */
class AttachIT {
    @TempDir
    private Path folder;

    private Program waiting(Path javaHome) throws Exception {
        return Program.java(javaHome)
                .option("-Xverify:all")
                .classPath(
                        Jars.pack(folder.resolve("waiting.jar"), Waiting.class, Flaky.class), Jars.annotations(folder))
                .main(Waiting.class);
    }

    private Result attach(Object... arguments) throws Exception {
        return Program.java()
                .jar(Jars.AGENT)
                .argument("attach")
                .argument(arguments)
                .run();
    }

    @ParameterizedTest
    @MethodSource("dev.reknit.agent.Jdks#homes")
    void runningProgram_weavesWhatIsLoadedAndWhatComes(Path javaHome) throws Exception {
        Running program = waiting(javaHome).start();
        program.awaitLine("ready");

        Result attached = attach(program.pid()).ok();
        program.type("go");
        Result result = program.end().ok();

        assertThat(attached.out())
                .contains("attached to process " + program.pid())
                .contains("woven      com.acme.Waiting: answer()")
                .contains("not woven  com.acme.Waiting.later(): @Retry: not possible in a loaded class");
        assertThat(result.out()).endsWith("loaded: answer after 3\nlater\nanswer after 3\n");
        assertThat(result.errors()).contains("not woven class=com.acme.Waiting");
    }

    @Test
    void programThatHasLoadedAnnotations_theirLoaderIsTheHome() throws Exception {
        Running program = waiting(Path.of(System.getProperty("java.home")))
                .argument("look")
                .start();
        program.awaitLine("ready");

        attach(program.pid()).ok();
        program.type("go");

        assertThat(program.end().ok().out()).endsWith("loaded: answer after 3\nlater\nanswer after 3\n");
    }

    @Test
    void loaderThatHasLoadedItsOwnAnnotations_isRefusedAndGoesOn() throws Exception {
        Path container = Jars.pack(folder.resolve("container.jar"), Container.class, ChildFirst.class, Bundle.class);
        Running program = Program.java()
                .option("-Dacme.main=" + Waiting.class.getName())
                .classPath(container)
                .main(Container.class)
                .argument("child-first", Jars.pack(folder.resolve("waiting.jar"), Waiting.class, Flaky.class))
                .argument(Jars.annotations(folder))
                .start();
        program.awaitLine("ready");

        Result attached = attach(program.pid()).ok();
        program.type("go");
        Result result = program.end();

        assertThat(attached.out())
                .contains("not woven  com.acme.Waiting: its class loader")
                .doesNotContain("woven      ");
        assertThat(result.errors())
                .as("as without the agent")
                .contains("IllegalStateException: call 1")
                .contains("has a copy of Reknit's classes of its own");
    }

    @Test
    void attachedTwice_nothingChanges() throws Exception {
        Running program = waiting(Path.of(System.getProperty("java.home"))).start();
        program.awaitLine("ready");

        attach(program.pid()).ok();
        Result second = attach(program.pid(), "log=off").ok();
        program.type("go");

        assertThat(second.out()).contains("at work in this JVM already");
        assertThat(program.end().ok().out()).endsWith("answer after 3\n");
    }

    @Test
    void programThatAttachesItself_retries() throws Exception {
        Result result = Program.java()
                .option("-Djdk.attach.allowAttachSelf=true")
                .classPath(
                        Jars.pack(folder.resolve("self.jar"), SelfAttaching.class, Flaky.class),
                        Jars.annotations(folder))
                .main(SelfAttaching.class)
                .argument(Jars.AGENT.toAbsolutePath())
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
    }

    @Test
    void noSuchProcess_saysSo() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        Result result = attach(ended.pid());

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errors())
                .contains("cannot attach to process " + ended.pid())
                .contains("there is no such process");
    }

    @Test
    void processThatForbidsIt_saysSo() throws Exception {
        Running program = waiting(Path.of(System.getProperty("java.home")))
                .option("-XX:+DisableAttachMechanism")
                .start();

        Result result = attach(program.pid());
        program.type("go");
        program.end();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errors()).contains("does it allow attaching");
    }

    @Test
    void notANumber_isWrongUse() throws Exception {
        Result result = attach("all");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.errors()).contains("'all' is not a long");
    }
}
