package dev.reknit.runtime.store;

import java.io.IOException;
import java.util.List;

/**
 * The folder of one store: flat, and held exclusively from its opening to its {@linkplain #close() closing}. Everything that
 * a store does to files goes through here, so that tests can put in its place one that loses what a crash may lose.
 *
 * <p>What is promised is what POSIX promises and no more: the bytes of a file are safe after {@link DataFile#force}; that it
 * has its name, after {@link #sync}. Until then a crash may lose any part of either, in any order.
 *
 * <p>Safe for use by several threads. An interrupt of the calling thread changes nothing. {@code toString} says where the
 * folder is, for messages.
 */
public interface Folder extends AutoCloseable {
    /**
     * Creates an empty file.
     *
     * @param name without any separator
     * @throws java.nio.file.FileAlreadyExistsException if there is one of that name; it is as it was
     */
    DataFile create(String name) throws IOException;

    /**
     * Opens a file to be read and written.
     *
     * @throws java.nio.file.NoSuchFileException if there is none of that name
     */
    DataFile open(String name) throws IOException;

    /** Gives a file another name, at once for every observer; a file that had that name is gone. */
    void rename(String from, String to) throws IOException;

    /**
     * Deletes a file.
     *
     * @throws java.nio.file.NoSuchFileException if there is none of that name
     */
    void delete(String name) throws IOException;

    /** The names of all files, sorted; a list of the caller's own. */
    List<String> list() throws IOException;

    /** Returns when all files that were created, renamed and deleted are so after a crash, too. */
    void sync() throws IOException;

    /** Lets another opener in. Files that are still open are not closed by it. */
    @Override
    void close() throws IOException;
}
