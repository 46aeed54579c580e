package dev.reknit.benchmarks;

import dev.reknit.benchmarks.store.Archive;
import dev.reknit.benchmarks.store.Parcel;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;

/** A map is written to a file, and read from it. */
public abstract class StoreMapBenchmark extends StoreBenchmark {
    /** Set by {@link #fill}, as is the other. */
    @SuppressWarnings("NullAway.Init")
    private Archive archive;

    @SuppressWarnings("NullAway.Init")
    private HashMap<Long, Parcel> parcels;

    final void fill(String by, int entries) throws IOException {
        archive = Archive.of(by);
        parcels = Parcel.map(entries);
        archive.write(folder, parcels);
    }

    @Benchmark
    public void write() throws IOException {
        archive.write(folder, parcels);
    }

    @Benchmark
    public Map<Long, Parcel> load() throws IOException {
        return archive.load(folder);
    }
}
