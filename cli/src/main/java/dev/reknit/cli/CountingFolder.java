package dev.reknit.cli;

import dev.reknit.runtime.store.DataFile;
import dev.reknit.runtime.store.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongConsumer;

/** A folder that tells how many bytes were read in it. */
record CountingFolder(Folder folder, LongConsumer bytes) implements Folder {
    @Override
    public DataFile open(String name) throws IOException {
        return new CountingFile(folder.open(name), bytes);
    }

    @Override
    public DataFile create(String name) throws IOException {
        return folder.create(name);
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

    @Override
    public String toString() {
        return folder.toString();
    }

    private record CountingFile(DataFile file, LongConsumer bytes) implements DataFile {
        @Override
        public int read(long position, ByteBuffer into) throws IOException {
            int read = file.read(position, into);
            bytes.accept(read);
            return read;
        }

        @Override
        public void write(long position, ByteBuffer data) throws IOException {
            file.write(position, data);
        }

        @Override
        public void force() throws IOException {
            file.force();
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
