package dev.reknit.runtime.store;

import java.io.IOException;

/** A defect: what is renamed is forced afterwards. */
final class LateForce {
    private LateForce() {}

    static void rename(Folder folder, String from, String to) throws IOException {
        folder.rename(from, to);
        try (DataFile file = folder.open(to)) {
            file.force();
        }
    }
}
