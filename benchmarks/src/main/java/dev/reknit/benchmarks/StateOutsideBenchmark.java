package dev.reknit.benchmarks;

import dev.reknit.benchmarks.state.Cells;
import dev.reknit.benchmarks.state.OpenScope;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Writes outside of scopes, by a class that is woven and by one that is not. More processes than elsewhere, since two in a
 * hundred are looked for.
 */
@Fork(3)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class StateOutsideBenchmark extends StateBenchmark {
    @Param({"Plain", "Reknit"})
    public String by = "";

    /** Whether there never was a scope in this process, this thread had some before, or another one has one now. */
    @Param({"never", "before", "elsewhere"})
    public String scopes = "";

    @SuppressWarnings("NullAway.Init")
    private Cells cells;

    private @Nullable OpenScope elsewhere;

    @Setup
    public void create() throws InterruptedException {
        cells = Cells.of(by);
        if (scopes.equals("before")) {
            OpenScope.openAndClose();
        } else if (scopes.equals("elsewhere")) {
            elsewhere = OpenScope.open();
        }
    }

    @TearDown
    public void close() throws InterruptedException {
        if (elsewhere != null) {
            elsewhere.close();
        }
    }

    @Benchmark
    public void setter() {
        cells.set(value);
    }

    @Benchmark
    @OperationsPerInvocation(Cells.COUNT)
    public void loop() {
        cells.setEach(value);
    }

    @Benchmark
    @OperationsPerInvocation(Cells.COUNT)
    public void array() {
        cells.fill(value);
    }
}
