package dev.reknit.benchmarks.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Entries under rising numbers. With {@code sync}, its write-ahead log is synced before a put returns; it groups what waits. */
final class RocksJournal implements Journal {
    private static final int BATCH = 1_000;

    private final Options options = new Options().setCreateIfMissing(true);
    private final WriteOptions writing;
    private final RocksDB rocks;
    private final AtomicLong number = new AtomicLong();

    RocksJournal(Path folder, boolean sync) {
        RocksDB.loadLibrary();
        writing = new WriteOptions().setSync(sync);
        try {
            rocks = RocksDB.open(options, folder.toString());
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void append(byte[] record) {
        try {
            rocks.put(writing, nextKey(), record);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] nextKey() {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(0, number.incrementAndGet())
                .array();
    }

    @Override
    public void fill(Iterable<byte[]> records) {
        try (WriteBatch batch = new WriteBatch();
                WriteOptions quick = new WriteOptions().setDisableWAL(true);
                FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
            for (byte[] record : records) {
                batch.put(nextKey(), record);
                if (batch.count() == BATCH) {
                    rocks.write(quick, batch);
                    batch.clear();
                }
            }
            rocks.write(quick, batch);
            rocks.flush(flush);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long replay() {
        ByteBuffer value = ByteBuffer.allocateDirect(1 << 10);
        long total = 0;
        try (RocksIterator each = rocks.newIterator()) {
            for (each.seekToFirst(); each.isValid(); each.next()) {
                each.value(value.clear());
                total += value.getLong(0);
            }
        }
        return total;
    }

    @Override
    public void close() {
        rocks.close();
        writing.close();
        options.close();
    }
}
