package dev.reknit.benchmarks;

import dev.reknit.benchmarks.store.Encoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Bytes are made of the arguments of one call: two longs, an int and a text of fourteen characters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx5g")
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class StoreEncodeBenchmark {
    private static final int STATES = 7;

    @Param({"ByHand", "Reknit", "Fory", "Kryo", "JavaSerialization"})
    public String by = "";

    /** Not constants for the compiler. */
    private String receiver = "receiver 12345";

    private long id = 1L << 40;

    /** Set by {@link #makeEncoder}. */
    @SuppressWarnings("NullAway.Init")
    private Encoder encoder;

    @Setup
    public void makeEncoder() {
        encoder = Encoder.of(by);
    }

    @Benchmark
    public int encode() {
        id++;
        return encoder.encode(id, receiver, id >> 20, (int) (id % STATES));
    }
}
