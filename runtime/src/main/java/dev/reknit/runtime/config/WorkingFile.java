package dev.reknit.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The file in the working folder, and what it said when it could last be read. For one thread at a time.
 *
 * <p>Whether it changed is told from its time of change, size and identity. A file may be seen while somebody writes
 * it; so a change counts once it has looked the same twice in a row.
 */
final class WorkingFile {
    private final Path path;
    private final BiConsumer<String, Exception> unreadable;
    private Stamp read = Stamp.ABSENT;
    private Stamp seen = Stamp.ABSENT;
    private Source settings = Source.of(List.of());

    /** How a file looks from outside; {@link #ABSENT} if there is none. */
    private record Stamp(
            @Nullable FileTime modified,
            long size,
            @Nullable Object identity) {
        static final Stamp ABSENT = new Stamp(null, -1, null);

        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException | SecurityException absent) {
                return ABSENT;
            }
        }
    }

    /**
     * Names the file; it is not looked at.
     *
     * @param unreadable is told of a file that cannot be read or parsed; what it said before then still holds
     */
    WorkingFile(Path path, BiConsumer<String, Exception> unreadable) {
        this.path = path;
        this.unreadable = unreadable;
    }

    /** What it says. */
    Source settings() {
        return settings;
    }

    /** Looks whether it has changed since it was read, and has come to rest. */
    boolean isToBeRead() {
        Stamp now = Stamp.of(path);
        boolean rests = now.equals(seen);
        seen = now;
        return rests && !now.equals(read);
    }

    /** Reads it. */
    void read() {
        Stamp before = Stamp.of(path);
        try {
            settings = Source.of(PropertiesFile.parse(path.toString(), Files.readAllBytes(path)));
        } catch (NoSuchFileException absent) {
            settings = Source.of(List.of());
        } catch (IOException | RuntimeException failure) {
            unreadable.accept(path.toString(), failure);
        }
        // What was written while it was read is read the next time.
        read = before;
        seen = before;
    }
}
