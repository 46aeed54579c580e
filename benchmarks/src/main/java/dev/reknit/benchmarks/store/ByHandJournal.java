package dev.reknit.benchmarks.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;

/**
 * The limit: the least code that makes the records of several threads safe with one force. Whoever finds nobody writing writes
 * for all. It reads nothing back, begins anew where the file ends, and is ruined by an interrupt.
 */
final class ByHandJournal implements Journal {
    private static final int FILE_BYTES = 128 << 20;
    private static final int BATCH_BYTES = 1 << 20;

    private final FileChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private final CRC32C checksum = new CRC32C();
    private ByteBuffer filling = ByteBuffer.allocateDirect(BATCH_BYTES);
    private ByteBuffer other = ByteBuffer.allocateDirect(BATCH_BYTES);
    private boolean writing;
    private long appended;
    private long safe;
    private long end;

    ByHandJournal(Path folder) throws IOException {
        channel = FileChannel.open(
                folder.resolve("journal"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        for (int at = 0; at < FILE_BYTES; at += BATCH_BYTES) {
            channel.write(filling.clear(), at);
        }
        channel.force(true);
        filling.clear();
    }

    @Override
    public void append(byte[] record) {
        lock.lock();
        try {
            put(record);
            long mine = ++appended;
            while (safe < mine) {
                if (writing) {
                    done.awaitUninterruptibly();
                } else {
                    commit();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void put(byte[] record) {
        checksum.reset();
        checksum.update(record);
        filling.putInt(record.length).putInt((int) checksum.getValue()).put(record);
    }

    private void commit() throws IOException {
        long last = appended;
        ByteBuffer batch = filling.flip();
        filling = other.clear();
        other = batch;
        writing = true;
        lock.unlock();
        try {
            int length = batch.remaining();
            long from = end + length <= FILE_BYTES ? end : 0;
            channel.write(batch, from);
            channel.force(false);
            end = from + length;
        } finally {
            lock.lock();
            writing = false;
        }
        safe = last;
        done.signalAll();
    }

    @Override
    public void fill(Iterable<byte[]> records) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long replay() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
