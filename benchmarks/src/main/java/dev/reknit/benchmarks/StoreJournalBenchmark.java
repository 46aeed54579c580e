package dev.reknit.benchmarks;

import dev.reknit.benchmarks.store.Journal;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Appends records of 100 bytes to a journal that all threads share. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class StoreJournalBenchmark extends StoreBenchmark {
    /** Set by {@link #open}. */
    @SuppressWarnings("NullAway.Init")
    protected Journal journal;

    final void open(String by) throws IOException {
        journal = Journal.open(by, folder);
    }

    @Override
    protected final void close() {
        journal.close();
    }
}
