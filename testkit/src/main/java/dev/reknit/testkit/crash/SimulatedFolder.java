package dev.reknit.testkit.crash;

import dev.reknit.runtime.store.DataFile;
import dev.reknit.runtime.store.Folder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one process sees of a {@link SimulatedDisk}. Changes are made before the crash in them, since a crash in the middle may
 * leave any part of them; that is decided with all else that was not forced.
 */
final class SimulatedFolder implements Folder {
    private final SimulatedDisk disk;
    private boolean ended;

    SimulatedFolder(SimulatedDisk disk) {
        this.disk = disk;
    }

    @Override
    public DataFile create(String name) throws IOException {
        synchronized (disk) {
            disk.begin(this, "create " + name);
            if (disk.seen().containsKey(name)) {
                throw new FileAlreadyExistsException(name);
            }
            Content content = new Content();
            if (!disk.isFaulty()) {
                disk.change(null, name, content);
            }
            disk.strike(this);
            return new SimulatedFile(disk, this, name, content);
        }
    }

    @Override
    public DataFile open(String name) throws IOException {
        synchronized (disk) {
            disk.begin(this, "open " + name);
            Content content = existing(name);
            disk.strike(this);
            return new SimulatedFile(disk, this, name, content);
        }
    }

    private Content existing(String name) throws IOException {
        Content content = disk.seen().get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return content;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        synchronized (disk) {
            disk.begin(this, "rename " + from + " to " + to);
            Content content = existing(from);
            if (!disk.isFaulty()) {
                disk.change(from, to, content);
            }
            disk.strike(this);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        synchronized (disk) {
            disk.begin(this, "delete " + name);
            existing(name);
            if (!disk.isFaulty()) {
                disk.change(name, null, null);
            }
            disk.strike(this);
        }
    }

    @Override
    public List<String> list() throws IOException {
        synchronized (disk) {
            disk.begin(this, "list");
            disk.strike(this);
            return new ArrayList<>(disk.seen().keySet());
        }
    }

    @Override
    public void sync() throws IOException {
        synchronized (disk) {
            disk.begin(this, "sync the folder");
            disk.strike(this);
            disk.sync();
        }
    }

    @Override
    public void close() {
        synchronized (disk) {
            end();
            disk.closed(this);
        }
    }

    /** From now on, nothing that the process does reaches the disk. */
    void end() {
        ended = true;
    }

    void checkRunning() throws IOException {
        if (ended) {
            throw new IOException("the simulated process is not there any more");
        }
    }

    @Override
    public String toString() {
        return "a simulated disk";
    }
}
