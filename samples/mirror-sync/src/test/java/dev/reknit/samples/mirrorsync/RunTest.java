package dev.reknit.samples.mirrorsync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.Environment;
import dev.reknit.samples.mirrorsync.server.Level;
import dev.reknit.samples.mirrorsync.server.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole job, with classes that the Maven plugin wove. Only stalls take time. */
final class RunTest {
    private static final Duration TIMEOUT = Duration.ofMillis(400);

    @TempDir
    private Path source;

    @TempDir
    private Path target;

    @ParameterizedTest
    @CsvSource({"3, 1, MANY", "3, 2, MANY", "2, 3, MANY", "5, 4, MANY", "3, 5, SOME", "2, 6, SOME"})
    void mirrorsMisbehave_everyByteArrivesAndEveryFaultIsReported(int mirrors, long seed, Level level)
            throws Exception {
        Outcome outcome = execute(mirrors, seed, level);

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.done().total()).isGreaterThanOrEqualTo(9);
        assertThat(outcome.counts().restores()).isPositive();
    }

    @Test
    void mirrorsBehave_reknitDoesNothing() throws Exception {
        Outcome outcome = execute(3, 1, Level.NONE);

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.done().total()).isZero();
        assertThat(outcome.counts()).isEqualTo(Outcomes.NOTHING);
    }

    private Outcome execute(int mirrors, long seed, Level level) throws Exception {
        Tree tree = Trees.random(source, 14);
        PassingTime time = new PassingTime();
        List<String> copied = new ArrayList<>();
        Run run = new Run(tree, target, mirrors, seed, level, TIMEOUT);

        Outcome outcome = new Environment(time, time, null).call(() -> run.execute(each -> copied.add(each.path())));

        assertThat(copied).doesNotHaveDuplicates().hasSize(14);
        return outcome;
    }
}
