package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.file.Path;

/** A process that has a folder open until its input ends. */
final class LockHolder {
    private LockHolder() {}

    /** Takes the folder. */
    public static void main(String[] arguments) throws IOException {
        try (DiskFolder folder = DiskFolder.open(Path.of(arguments[0]))) {
            System.out.println("open " + folder);
            System.in.read();
        } catch (StoreLockedException e) {
            System.out.println(e.getMessage());
        }
    }
}
