package dev.reknit.weaver.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Feeds an engine after the other with class files of one kind, watches that each is done with in time, and collects what
 * is wrong. A mutant that was the cause is left in {@code target/fuzz}, to be kept among the test's resources.
 */
final class Fuzz {
    private static final long LONGEST_SECONDS = 60;
    private static final int ENOUGH = 10;

    private final Random random;
    private final List<Engine.Named> engines;
    private final Trial trial = new Trial();
    private final List<String> complaints = new ArrayList<>();

    Fuzz(long seed, List<Engine.Named> engines) {
        this.random = new Random(seed);
        this.engines = engines;
    }

    /** What is wrong so far. */
    List<String> complaints() {
        return complaints;
    }

    /** What was done, in numbers. */
    String counts() {
        return trial.counts().toString();
    }

    /** Every sample with every engine. */
    void samples(List<Sample> samples) throws IOException {
        for (Sample each : samples) {
            for (Engine.Named engine : engines) {
                examine(each, List.of(engine));
            }
        }
    }

    /** A number of samples, each with an engine drawn. */
    void drawn(List<Sample> samples, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            examine(samples.get(random.nextInt(samples.size())), List.of(any()));
        }
    }

    /** A number of changed copies of real class files. */
    void mutants(List<Path> places, int count) throws IOException {
        List<Sample> originals = Sources.draw(Math.min(2_000, 50 + count / 10), random, places);
        for (int i = 0; i < count; i++) {
            Sample original = originals.get(random.nextInt(originals.size()));
            long seed = random.nextLong();
            byte[] mutant = Mutation.apply(original.classFile(), new Random(seed));
            examine(
                    Sample.mutant(original.name() + " changed by " + seed, mutant),
                    List.of(engines.get(0), any(), any()));
        }
    }

    /** A number of programs, which are run, too. */
    void programs(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Sample program = Program.of(random.nextLong());
            Engine.Named engine = any();
            if (examine(program, List.of(engine))) {
                timed(program, () -> {
                    String complaint = Behaviour.complaint(program, engine);
                    return complaint == null ? List.of() : List.of(complaint);
                });
            }
        }
    }

    private Engine.Named any() {
        return engines.get(random.nextInt(engines.size()));
    }

    /** Returns whether nothing is wrong. */
    private boolean examine(Sample sample, List<Engine.Named> by) throws IOException {
        return timed(sample, () -> trial.complaints(sample, by));
    }

    private boolean timed(Sample sample, Callable<List<String>> examination) throws IOException {
        if (complaints.size() >= ENOUGH) {
            return false;
        }
        FutureTask<List<String>> task = new FutureTask<>(examination);
        Thread worker = new Thread(task, "fuzz");
        worker.setDaemon(true);
        worker.start();
        List<String> found;
        try {
            found = task.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException endless) {
            found = List.of(sample.name() + ": no end in " + LONGEST_SECONDS + " s, at "
                    + Arrays.toString(worker.getStackTrace()));
        } catch (ExecutionException failure) {
            found = List.of(sample.name() + ": the examination failed: " + failure.getCause());
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        if (!found.isEmpty()) {
            complaints.addAll(found);
            Path folder = Files.createDirectories(Path.of("target", "fuzz"));
            Files.write(folder.resolve(Integer.toHexString(sample.name().hashCode()) + ".class"), sample.classFile());
        }
        return found.isEmpty();
    }
}
