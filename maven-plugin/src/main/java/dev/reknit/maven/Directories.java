package dev.reknit.maven;

import java.nio.file.Path;

/**
 * Where class files come from and where they go.
 *
 * @param from the directory that is looked through
 * @param to the directory that is written; equal to {@code from} for weaving in place
 */
record Directories(Path from, Path to) {
    boolean inPlace() {
        return from.equals(to);
    }

    /** The path of a file of {@link #from}, relative to it, with slashes. */
    String name(Path file) {
        return from.relativize(file).toString().replace(from.getFileSystem().getSeparator(), "/");
    }
}
