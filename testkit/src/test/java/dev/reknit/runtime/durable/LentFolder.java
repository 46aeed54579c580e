package dev.reknit.runtime.durable;

import dev.reknit.runtime.store.DataFile;
import dev.reknit.runtime.store.Folder;
import java.io.IOException;
import java.util.List;

/** A folder that several stores are given one after the other, so that none may close it. */
record LentFolder(Folder folder) implements Folder {
    @Override
    public DataFile create(String name) throws IOException {
        return folder.create(name);
    }

    @Override
    public DataFile open(String name) throws IOException {
        return folder.open(name);
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
    public void close() {}

    @Override
    public String toString() {
        return folder.toString();
    }
}
