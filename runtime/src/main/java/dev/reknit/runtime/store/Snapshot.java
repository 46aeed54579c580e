package dev.reknit.runtime.store;

import java.time.Instant;

/**
 * A snapshot that is in its store.
 *
 * @param number rises from one snapshot to the next, from 1
 * @param position the last record of the log whose effect is in it; 0 for none
 * @param created when its writing began
 * @param bytes how much room it takes
 */
public record Snapshot(long number, long position, Instant created, long bytes) {
    static final String SUFFIX = ".snapshot";

    String file() {
        return Segments.name(number, SUFFIX);
    }

    static Snapshot of(FileHeader header, long bytes) {
        return new Snapshot(header.number(), header.extent(), Instant.ofEpochMilli(header.created()), bytes);
    }
}
