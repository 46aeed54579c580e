package dev.reknit.cli;

import dev.reknit.runtime.durable.CheckpointHeader;
import dev.reknit.runtime.store.Snapshot;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One checkpoint of an object, as its store has it. */
record Checkpoint(Snapshot snapshot, CheckpointHeader header) {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    long number() {
        return snapshot.number();
    }

    long position() {
        return snapshot.position();
    }

    /** When it was written: always as long, to the millisecond, so that {@code --at} takes it back. */
    String written() {
        return WRITTEN.format(snapshot.created());
    }

    String kind() {
        return header.base() == 0 ? "full" : "on " + header.base();
    }
}
