package dev.reknit.agent;

import static dev.reknit.agent.OtherAgentIT.Agent.JACOCO;
import static dev.reknit.agent.OtherAgentIT.Agent.OPEN_TELEMETRY;
import static dev.reknit.agent.OtherAgentIT.Agent.REKNIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Calling;
import dev.reknit.agent.Program.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.internal.data.CRC64;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Together with JaCoCo's agent, which puts counters into every class, and OpenTelemetry's, which follows calls through
 * the JDK and libraries, in any order.
 */
class OtherAgentIT {
    @TempDir
    private Path folder;

    enum Agent {
        REKNIT,
        JACOCO,
        OPEN_TELEMETRY
    }

    /** By default JaCoCo's in either order, and all of them; in the slow profile every order, on each JDK. */
    static Stream<Arguments> orders() throws IOException {
        Path own = Path.of(System.getProperty("java.home"));
        return Boolean.getBoolean("reknit.slow")
                ? Jdks.homes().flatMap(home -> every().stream().map(order -> Arguments.of(home, order)))
                : Stream.of(List.of(REKNIT, JACOCO), List.of(JACOCO, REKNIT), List.of(OPEN_TELEMETRY, REKNIT, JACOCO))
                        .map(order -> Arguments.of(own, order));
    }

    /** Every order of two agents or three of which one is ours. */
    private static Set<List<Agent>> every() {
        Set<List<Agent>> orders = new LinkedHashSet<>();
        for (Agent first : Agent.values()) {
            for (Agent second : Agent.values()) {
                for (Agent third : Agent.values()) {
                    orders.add(Stream.of(first, second, third).distinct().toList());
                }
            }
        }
        orders.removeIf(each -> each.size() == 1 || !each.contains(REKNIT));
        return orders;
    }

    @ParameterizedTest
    @MethodSource("orders")
    void otherAgents_eachDoesItsWork(Path javaHome, List<Agent> order) throws Exception {
        Path counts = folder.resolve("jacoco.exec");
        Path jar = Jars.pack(folder.resolve("calling.jar"), Calling.class);
        Program program = Program.java(javaHome).option("-Xverify:all").classPath(jar, Jars.annotations(folder));
        for (Agent each : order) {
            switch (each) {
                case REKNIT -> program.agent();
                case JACOCO -> program.agent(Jars.of(org.jacoco.agent.rt.RT.class), "destfile=" + counts);
                case OPEN_TELEMETRY -> openTelemetry(program);
            }
        }

        Result result = program.main(Calling.class).run().ok();

        boolean traced = order.contains(Agent.OPEN_TELEMETRY);
        assertThat(result.out()).isEqualTo("answer 200 after 3\ntraced " + traced + "\n");
        assertThat(result.errors()).doesNotContain("reknit", "jacoco", "VerifyError", "ERROR");
        if (order.contains(Agent.JACOCO)) {
            assertCovered(counts);
        }
    }

    private static void openTelemetry(Program program) throws ReflectiveOperationException {
        program.agent(Jars.of(Class.forName("io.opentelemetry.javaagent.OpenTelemetryAgent")));
        for (String each : List.of("traces", "metrics", "logs")) {
            program.option("-Dotel." + each + ".exporter=none");
        }
        program.option("-Dotel.javaagent.logging=simple");
    }

    /** What was counted is of the class as the compiler wrote it: a report would find it. */
    private static void assertCovered(Path counts) throws IOException {
        ExecFileLoader file = new ExecFileLoader();
        file.load(counts.toFile());
        ExecutionData data = file.getExecutionDataStore().get(CRC64.classId(classFile()));
        assertThat(data).as("counts of the class as it was").isNotNull();
        int hit = 0;
        for (boolean each : data.getProbes()) {
            hit += each ? 1 : 0;
        }
        assertThat(hit).as(Arrays.toString(data.getProbes())).isGreaterThan(data.getProbes().length / 2);
    }

    private static byte[] classFile() throws IOException {
        try (InputStream in = Calling.class.getResourceAsStream("Calling.class")) {
            return in.readAllBytes();
        }
    }
}
