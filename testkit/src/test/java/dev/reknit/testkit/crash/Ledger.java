package dev.reknit.testkit.crash;

import dev.reknit.runtime.store.DataFile;
import dev.reknit.runtime.store.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A class as a user may write it: keeps numbers in a file, eight bytes each with their complement. */
class Ledger {
    private static final int BYTES = 8;

    private final DataFile file;
    private final List<Integer> entries = new ArrayList<>();

    Ledger(Folder folder) throws IOException {
        boolean exists = folder.list().contains("ledger");
        file = exists ? folder.open("ledger") : folder.create("ledger");
        sync(folder);
        ByteBuffer entry = ByteBuffer.allocate(BYTES);
        while (file.read((long) BYTES * entries.size(), entry.clear()) == BYTES
                && entry.getInt(0) == ~entry.getInt(4)) {
            entries.add(entry.getInt(0));
        }
        force(file);
    }

    void enter(int number) throws IOException {
        ByteBuffer entry =
                ByteBuffer.allocate(BYTES).putInt(number).putInt(~number).flip();
        file.write((long) BYTES * entries.size(), entry);
        force(file);
        entries.add(number);
    }

    List<Integer> entries() {
        return entries;
    }

    void force(DataFile file) throws IOException {
        file.force();
    }

    void sync(Folder folder) throws IOException {
        folder.sync();
    }
}
