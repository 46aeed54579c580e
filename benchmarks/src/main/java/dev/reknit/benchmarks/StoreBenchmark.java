package dev.reknit.benchmarks;

import dev.reknit.benchmarks.store.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Keeps something in a folder of its own. Each contender runs in a process of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx5g")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public abstract class StoreBenchmark {
    private static final int RECORD_BYTES = 100;

    protected final byte[] record = new byte[RECORD_BYTES];

    /** Set before {@link #open}. */
    @SuppressWarnings("NullAway.Init")
    protected Path folder;

    @Setup
    public final void begin() throws IOException {
        new Random(1).nextBytes(record);
        folder = Scratch.folder();
        open();
    }

    @TearDown
    public final void end() throws IOException {
        close();
        Scratch.delete(folder);
    }

    /** Puts into the folder what is to be there, and opens what is to be open. */
    protected abstract void open() throws IOException;

    /** Records of which each is another. The array is the same, and cannot be made shorter by compressing it. */
    protected final Iterable<byte[]> records(int count) {
        Random random = new Random(1);
        return () -> Stream.generate(() -> {
                    random.nextBytes(record);
                    return record;
                })
                .limit(count)
                .iterator();
    }

    /** Closes what is open in the folder. */
    protected void close() throws IOException {}
}
