package dev.reknit.samples.mirrorsync;

import dev.reknit.samples.mirrorsync.server.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Small trees of files. */
final class Trees {
    private Trees() {}

    /**
     * Files of up to 100 kB with random bytes in three folders, one of them with a name that
     * URLs must escape.
     */
    static Tree random(Path root, int files) throws IOException {
        Random random = new Random(files);
        for (int i = 0; i < files; i++) {
            Path folder = Files.createDirectories(root.resolve(i % 3 == 0 ? "a b%c" : "folder-" + i % 3));
            byte[] bytes = new byte[1 + random.nextInt(100_000)];
            random.nextBytes(bytes);
            Files.write(folder.resolve("file-" + i), bytes);
        }
        return Tree.of(root);
    }

    static Tree of(Path root, String name, byte[] bytes) throws IOException {
        Files.write(root.resolve(name), bytes);
        return Tree.of(root);
    }
}
