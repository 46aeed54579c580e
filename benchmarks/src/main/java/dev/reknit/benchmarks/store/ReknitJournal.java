package dev.reknit.benchmarks.store;

import dev.reknit.Durability;
import dev.reknit.runtime.store.DiskFolder;
import dev.reknit.runtime.store.Log;
import dev.reknit.runtime.store.LogSettings;
import dev.reknit.runtime.store.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Our log. Forces before it returns, at once or after 1 ms; or writes and forces all the time behind the callers. */
final class ReknitJournal implements Journal {
    private static final int TYPE = 1;

    private final DiskFolder folder;
    private final Log log;
    private final Durability durability;

    private ReknitJournal(DiskFolder folder, Log log, Durability durability) {
        this.folder = folder;
        this.log = log;
        this.durability = durability;
    }

    static ReknitJournal open(Path path, String by) {
        Durability durability = switch (by) {
            case "ReknitGroup" -> Durability.GROUP;
            case "ReknitAsync" -> Durability.ASYNC;
            default -> Durability.SYNC;
        };
        DiskFolder folder = DiskFolder.open(path);
        return new ReknitJournal(folder, Log.open(folder, LogSettings.DEFAULTS), durability);
    }

    /** Opening reads and checks all records anyway. */
    static long recover(Path path) throws IOException {
        Sum sum = new Sum();
        try (DiskFolder folder = DiskFolder.open(path);
                Log log = Log.open(folder, LogSettings.DEFAULTS, 1, sum)) {
            return log.durable() > 0 ? sum.total : 0;
        }
    }

    @Override
    public void append(byte[] record) {
        log.append(TYPE, buffer -> buffer.put(record), durability);
    }

    @Override
    public void fill(Iterable<byte[]> records) {
        long last = 0;
        for (byte[] record : records) {
            last = log.append(TYPE, buffer -> buffer.put(record), Durability.ASYNC);
        }
        log.awaitDurable(last);
    }

    @Override
    public long replay() {
        Sum sum = new Sum();
        log.read(log.first(), sum);
        return sum.total;
    }

    @Override
    public void close() {
        log.close();
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Sum implements RecordReader {
        private long total;

        @Override
        public void read(long position, int type, ByteBuffer data) {
            total += data.getLong(data.position());
        }
    }
}
