package dev.reknit.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Writes files so that a reader, and a build that is killed, finds the old content or the new one, never a
 * part. The content goes to a file beside it first, which then takes its place.
 */
final class AtomicFile {
    /** How the names of unfinished files end; one that is left over came from a build that was killed. */
    static final String UNFINISHED = ".reknit-part";

    private AtomicFile() {}

    static void write(Path file, byte[] content) throws IOException {
        write(file, content, null);
    }

    /** Writes a file; a time of change other than null is given to it. */
    static void write(Path file, byte[] content, @Nullable FileTime modified) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            Files.write(part, content);
            if (modified != null) {
                Files.setLastModifiedTime(part, modified);
            }
            replace(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes a text file unless it has that content already. */
    static void writeIfDifferent(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            write(file, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void replace(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
