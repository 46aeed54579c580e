package dev.reknit.testkit.crash;

import dev.reknit.runtime.store.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of a {@link SimulatedFolder}. */
final class SimulatedFile implements DataFile {
    private final SimulatedDisk disk;
    private final SimulatedFolder folder;
    private final String name;
    private final Content content;
    private boolean closed;

    SimulatedFile(SimulatedDisk disk, SimulatedFolder folder, String name, Content content) {
        this.disk = disk;
        this.folder = folder;
        this.name = name;
        this.content = content;
    }

    @Override
    public void write(long position, ByteBuffer data) throws IOException {
        synchronized (disk) {
            begin("write " + data.remaining() + " bytes at " + position + " of ");
            content.write(disk.time(), position, data, disk.partOfWrite(data.remaining()));
            disk.strike(folder);
        }
    }

    @Override
    public int read(long position, ByteBuffer into) throws IOException {
        synchronized (disk) {
            begin("read " + into.remaining() + " bytes at " + position + " of ");
            disk.strike(folder);
            return content.read(position, into);
        }
    }

    @Override
    public void force() throws IOException {
        synchronized (disk) {
            begin("force ");
            if (disk.isFaulty()) {
                content.failToForce();
            }
            disk.strike(folder);
            content.force();
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        synchronized (disk) {
            begin("truncate to " + size + " bytes ");
            if (!disk.isFaulty()) {
                content.truncate(disk.time(), size);
            }
            disk.strike(folder);
        }
    }

    @Override
    public long size() throws IOException {
        synchronized (disk) {
            begin("size of ");
            disk.strike(folder);
            return content.size();
        }
    }

    private void begin(String operation) throws IOException {
        disk.begin(folder, operation + name);
        if (closed) {
            throw new IOException(name + " is closed");
        }
    }

    /** Counts for nothing: closing a file says nothing about its bytes. */
    @Override
    public void close() {
        synchronized (disk) {
            closed = true;
        }
    }
}
