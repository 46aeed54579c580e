package dev.reknit.benchmarks.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders on the disk that the project is on; what is in memory, as temporary folders often are, forces nothing. */
public final class Scratch {
    private static final Path ROOT = Path.of("target", "store");

    private Scratch() {}

    /** A new empty folder. */
    public static Path folder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(ROOT), "run");
    }

    /** Deletes a folder and all in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path each : contents(folder)) {
                Files.delete(each);
            }
        }
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.sorted(Comparator.reverseOrder()).toList();
        }
    }

    /** Has the system forget what it keeps of the files in memory, where {@code dd} can do that. */
    public static void chill(Path folder) throws IOException {
        for (Path each : contents(folder)) {
            if (Files.isRegularFile(each)) {
                chillFile(each);
            }
        }
    }

    private static void chillFile(Path file) throws IOException {
        Process dd = new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (dd.waitFor() != 0) {
                throw new IOException("dd has not dropped " + file + " from memory");
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("dd " + file);
        }
    }
}
