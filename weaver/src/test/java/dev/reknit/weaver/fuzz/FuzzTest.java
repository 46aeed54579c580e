package dev.reknit.weaver.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The weaver fed with class files that no compiler wrote. The seed is printed, {@code -Dreknit.fuzz.seed=} repeats it; what
 * was found is kept in the folder {@code fuzz} of the test's resources. The slow profile takes far more of each kind.
 */
class FuzzTest {
    private static final int SIZE = Integer.getInteger("reknit.fuzz.size", 1);

    /** The short form is the same in every build. */
    private static final long SEED = Long.getLong("reknit.fuzz.seed", SIZE == 1 ? 1 : new Random().nextLong());

    private final Fuzz fuzz = new Fuzz(SEED, Engine.all());

    @Test
    void classFilesOfOddCode_areWovenOrRefused() throws IOException {
        fuzz.samples(OddCode.samples());
        fuzz.samples(OddMethods.samples());
        assertNothingWrong();
    }

    @Test
    void classFilesOfOddShapes_areWovenOrRefused() throws IOException {
        if (SIZE > 1) {
            fuzz.samples(OddShapes.samples());
        } else {
            fuzz.drawn(OddShapes.samples(), 120);
        }
        assertNothingWrong();
    }

    @Test
    @EnabledIfSystemProperty(named = "reknit.fuzz.size", matches = "\\d\\d+")
    void classFilesOfGreatSize_areWovenOrRefused() throws IOException {
        fuzz.samples(OddSizes.samples());
        assertNothingWrong();
    }

    @Test
    void classFilesOfOddAnnotations_areWovenOrRefused() throws IOException {
        if (SIZE > 1) {
            fuzz.samples(OddAnnotations.samples());
        } else {
            fuzz.drawn(OddAnnotations.samples(), 500);
        }
        assertNothingWrong();
    }

    @Test
    void changedClassFiles_areWovenOrRefused() throws IOException {
        List<Path> places = Sources.places(System.getProperty("reknit.fuzz.more", ""));
        // What is compiled here changes from build to build, and with it what is drawn.
        List<Path> lasting = places.stream().filter(Files::isRegularFile).toList();
        fuzz.mutants(SIZE == 1 ? lasting : places, 300 * SIZE);
        assertNothingWrong();
    }

    @Test
    void randomPrograms_doWhatTheyDidWhenAnAttemptFails() throws IOException {
        fuzz.programs(60 * SIZE);
        assertNothingWrong();
    }

    @Test
    void whatWasFoundBefore_isWovenOrRefused() throws IOException, URISyntaxException {
        fuzz.samples(kept());
        assertNothingWrong();
    }

    private void assertNothingWrong() {
        System.out.println("seed " + SEED + ": " + fuzz.counts());
        assertThat(fuzz.complaints()).as("with -Dreknit.fuzz.seed=" + SEED).isEmpty();
    }

    private static List<Sample> kept() throws IOException, URISyntaxException {
        List<Sample> kept = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(Path.of(FuzzTest.class.getResource("/fuzz").toURI()))) {
            for (Path each : files.sorted().toList()) {
                try (InputStream in = Files.newInputStream(each)) {
                    kept.add(new Sample(each.getFileName().toString(), in.readAllBytes()));
                }
            }
        }
        assertThat(kept).hasSizeGreaterThan(5);
        return kept;
    }
}
