package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.AnyClient;
import com.acme.Client;
import com.acme.Flaky;
import com.acme.Hopeless;
import com.acme.Plain;
import dev.reknit.agent.Program.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs with nothing but the annotations on their class path. */
class AgentIT {
    @TempDir
    private Path folder;

    private Program plain(Path javaHome) throws Exception {
        return Program.java(javaHome)
                .classPath(Jars.pack(folder.resolve("plain.jar"), Plain.class, Flaky.class), Jars.annotations(folder))
                .option("-Xverify:all");
    }

    private Program plain() throws Exception {
        return plain(Path.of(System.getProperty("java.home")));
    }

    @ParameterizedTest
    @MethodSource("dev.reknit.agent.Jdks#homes")
    void annotationsOnly_retries(Path javaHome) throws Exception {
        Result result = plain(javaHome).agent().main(Plain.class).run().ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
        assertThat(result.errors()).doesNotContain("reknit");
    }

    @Test
    void annotationInheritedFromAnotherJar_retries() throws Exception {
        Path client = Jars.pack(folder.resolve("client.jar"), Client.class);
        Path base = Jars.pack(folder.resolve("base.jar"), AnyClient.class);

        Result result = Program.java()
                .classPath(client, base)
                .agent()
                .main(Client.class)
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
        assertThat(result.errors()).doesNotContain("reknit");
    }

    @Test
    void noAgent_failsAtOnce() throws Exception {
        assertThat(plain().main(Plain.class).run().exit()).isEqualTo(1);
    }

    @Test
    void notEvenTheAnnotations_retries() throws Exception {
        Path jar = Jars.pack(folder.resolve("plain.jar"), Plain.class, Flaky.class);

        Result result =
                Program.java().agent().classPath(jar).main(Plain.class).run().ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
    }

    @Test
    void renamedJarAndReadOnlyFolder_retries() throws Exception {
        Path renamed = Files.copy(Jars.AGENT, folder.resolve("other name é.jar"));
        Path readOnly = Files.createDirectory(
                folder.resolve("read-only"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));

        Result result = plain().agent(renamed)
                .option("-Djava.io.tmpdir=" + readOnly)
                .in(readOnly)
                .main(Plain.class)
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
        assertThat(readOnly).isEmptyDirectory();
    }

    @Test
    void unknownOption_isNamedAndTheProgramGoesOn() throws Exception {
        Result result = plain().agent("colour=blue", "log=loud")
                .option("-Dreknit.agent.size=big")
                .main(Plain.class)
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
        assertThat(result.errors())
                .contains(
                        "reknit: unknown agent option \"colour\"; allowed: log, include, exclude, rules, tracking, report")
                .contains("reknit: unknown agent option \"size\"")
                .contains("reknit: agent option log = \"loud\"; allowed: on, debug, off");
    }

    @Test
    void excludedClass_staysAsItIs() throws Exception {
        assertThat(plain().agent("exclude=com.acme.F*").main(Plain.class).run().exit())
                .isEqualTo(1);
    }

    @Test
    void includeByProperty_weavesWhatItNames() throws Exception {
        plain().agent()
                .option("-Dreknit.agent.include=org.other.*,com.acme.Flaky")
                .main(Plain.class)
                .run()
                .ok();
    }

    @Test
    void debug_tellsOnTheErrorStream() throws Exception {
        Result result = plain().agent("log=debug").main(Plain.class).run().ok();

        assertThat(result.errors())
                .contains("reknit: DEBUG class woven class=com.acme.Flaky methods=1")
                .contains("reknit: INFO succeeded after retry method=Flaky.answer() attempts=3");
    }

    @Test
    void report_isWrittenWhenTheProgramEnds() throws Exception {
        Path text = folder.resolve("weave.txt");
        Path json = folder.resolve("weave.json");

        plain().agent("report=" + text).main(Plain.class).run().ok();
        plain().agent("report=" + json).main(Plain.class).run().ok();

        assertThat(text).content().contains("com.acme.Flaky").contains("answer()");
        assertThat(json).content().startsWith("{").contains("com.acme.Flaky");
    }

    @Test
    void refusedMethod_theRestIsWovenAndTheErrorStreamSaysWhyOnce() throws Exception {
        Result result = Program.java()
                .agent()
                .classPath(Jars.pack(folder.resolve("hopeless.jar"), Hopeless.class), Jars.annotations(folder))
                .main(Hopeless.class)
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("failed with never\nfailed with never\n");
        assertThat(result.errors())
                .containsOnlyOnce("not woven class=com.acme.Hopeless")
                .contains("an abstract method has no body to guard")
                .as("one warning for one place")
                .containsOnlyOnce("gave up");
    }

    @Test
    void logOff_saysNothing() throws Exception {
        Result result = Program.java()
                .agent("log=off")
                .classPath(Jars.pack(folder.resolve("hopeless.jar"), Hopeless.class), Jars.annotations(folder))
                .main(Hopeless.class)
                .run()
                .ok();

        assertThat(result.errors()).doesNotContain("reknit", "gave up");
    }
}
