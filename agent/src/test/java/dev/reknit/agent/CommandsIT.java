package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Flaky;
import com.acme.Hopeless;
import com.acme.Plain;
import dev.reknit.agent.Program.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code java -jar} offers. */
class CommandsIT {
    @TempDir
    private Path folder;

    private Result run(Object... arguments) throws Exception {
        return Program.java().jar(Jars.AGENT).argument(arguments).run();
    }

    @Test
    void report_listsGuardedMembers() throws Exception {
        Result result = run("report", Jars.pack(folder.resolve("plain.jar"), Plain.class, Flaky.class))
                .ok();

        assertThat(result.out())
                .contains("com.acme.Flaky")
                .contains("answer()")
                .contains("Retry")
                .doesNotContain("Plain");
    }

    @Test
    void reportAsJson_isJson() throws Exception {
        Result result = run("report", "--json", Jars.pack(folder.resolve("plain.jar"), Plain.class, Flaky.class))
                .ok();

        assertThat(result.out())
                .startsWith("{")
                .contains("\"name\": \"com.acme.Flaky\"")
                .endsWith("}\n");
    }

    @Test
    void reportWithErrors_listsThemAndFails() throws Exception {
        Result result = run("report", Jars.pack(folder.resolve("hopeless.jar"), Hopeless.class));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("com.acme.Hopeless", "an abstract method has no body to guard");
    }

    @Test
    void reportOfNothing_isWrongUse() throws Exception {
        Result result = run("report", folder.resolve("absent.jar"));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.errors()).contains("absent.jar is not there");
    }

    @Test
    void version_isTheJars() throws Exception {
        assertThat(run("--version").ok().out()).matches("reknit-agent \\d+\\.\\d+\\.\\d+.*\n");
    }

    @Test
    void help_namesCommandsAndExitCodes() throws Exception {
        assertThat(run("--help").ok().out()).contains("attach", "report", "Exit codes:", "-javaagent:");
    }

    @Test
    void noCommand_isWrongUse() throws Exception {
        assertThat(run().exit()).isEqualTo(2);
    }
}
