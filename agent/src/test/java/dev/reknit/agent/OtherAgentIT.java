package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Flaky;
import com.acme.Plain;
import dev.reknit.agent.Program.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Together with JaCoCo's agent, which puts counters into every class. */
class OtherAgentIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void coverageAgent_bothDoTheirWork(boolean first) throws Exception {
        Path counts = folder.resolve("jacoco.exec");
        Path jacoco = Jars.of(org.jacoco.agent.rt.RT.class);
        Path jar = Jars.pack(folder.resolve("plain.jar"), Plain.class, Flaky.class);
        Program program = Program.java().option("-Xverify:all").classPath(jar, Jars.annotations(folder));
        if (first) {
            program.agent().agent(jacoco, "destfile=" + counts);
        } else {
            program.agent(jacoco, "destfile=" + counts).agent();
        }

        Result result = program.main(Plain.class).run().ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
        assertThat(counts).isNotEmptyFile();
        assertThat(result.errors()).doesNotContain("reknit", "jacoco");
    }
}
