package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file on a disk. */
final class DiskFile implements DataFile {
    private final FileChannel channel;
    private final IoThread.Action afterForce;

    /**
     * Takes an open file.
     *
     * @param afterForce is done after each force, and makes it fail by failing
     */
    DiskFile(FileChannel channel, IoThread.Action afterForce) {
        this.channel = channel;
        this.afterForce = afterForce;
    }

    @Override
    public void write(long position, ByteBuffer data) throws IOException {
        IoThread.run(() -> {
            long at = position;
            while (data.hasRemaining()) {
                at += channel.write(data, at);
            }
        });
    }

    @Override
    public int read(long position, ByteBuffer into) throws IOException {
        return IoThread.call(() -> {
            int read = 0;
            while (into.hasRemaining()) {
                int more = channel.read(into, position + read);
                if (more < 0) {
                    break;
                }
                read += more;
            }
            return read;
        });
    }

    /** The time of the last change is not forced, since that would cost a second write. */
    @Override
    public void force() throws IOException {
        IoThread.run(() -> {
            channel.force(false);
            afterForce.run();
        });
    }

    @Override
    public void truncate(long size) throws IOException {
        IoThread.run(() -> channel.truncate(size));
    }

    @Override
    public long size() throws IOException {
        return IoThread.call(channel::size);
    }

    @Override
    public void close() throws IOException {
        IoThread.run(channel::close);
    }
}
