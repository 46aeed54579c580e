package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder in which each force of a file waits until it is let go on, from {@link #hold} on; it counts them. */
final class HeldForces implements Folder {
    private final Folder folder;
    private final AtomicInteger forces = new AtomicInteger();
    private final Semaphore held = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);
    private volatile boolean holding;

    HeldForces(Folder folder) {
        this.folder = folder;
    }

    void hold() {
        forces.set(0);
        holding = true;
    }

    /** Returns when one waits; each is told of once. */
    void awaitHeld() {
        held.acquireUninterruptibly();
    }

    /** Lets one go on. */
    void release() {
        released.release();
    }

    /** Lets all go on that wait and that come. */
    void releaseAll() {
        holding = false;
        released.release();
    }

    /** How many there were since {@link #hold}. */
    int forces() {
        return forces.get();
    }

    private void force(DataFile file) throws IOException {
        forces.incrementAndGet();
        if (holding) {
            held.release();
            released.acquireUninterruptibly();
        }
        file.force();
    }

    @Override
    public DataFile create(String name) throws IOException {
        return new HeldFile(folder.create(name));
    }

    @Override
    public DataFile open(String name) throws IOException {
        return new HeldFile(folder.open(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        folder.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        folder.delete(name);
    }

    @Override
    public List<String> list() throws IOException {
        return folder.list();
    }

    @Override
    public void sync() throws IOException {
        folder.sync();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    private final class HeldFile implements DataFile {
        private final DataFile file;

        HeldFile(DataFile file) {
            this.file = file;
        }

        @Override
        public void write(long position, ByteBuffer data) throws IOException {
            file.write(position, data);
        }

        @Override
        public int read(long position, ByteBuffer into) throws IOException {
            return file.read(position, into);
        }

        @Override
        public void force() throws IOException {
            HeldForces.this.force(file);
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
