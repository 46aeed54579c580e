package dev.reknit.runtime.store;

import java.time.Instant;

/**
 * A snapshot that is in its folder.
 *
 * @param number rises from one snapshot to the next
 * @param position the last record of the log whose effect is in it; 0 for none
 * @param created when its writing began
 */
public record Snapshot(long number, long position, Instant created) {
    static final String SUFFIX = ".snapshot";

    String file() {
        return Segments.name(number, SUFFIX);
    }

    static Snapshot of(FileHeader header) {
        return new Snapshot(header.number(), header.extent(), Instant.ofEpochMilli(header.created()));
    }
}
