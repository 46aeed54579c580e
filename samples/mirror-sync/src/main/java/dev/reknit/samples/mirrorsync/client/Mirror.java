package dev.reknit.samples.mirrorsync.client;

import java.io.IOException;
import java.nio.file.Path;

/** Somewhere the files can be had from. */
public interface Mirror {
    /** Asks what there is. */
    Manifest manifest() throws IOException;

    /**
     * Fetches one file.
     *
     * @param entry the file; what arrives is compared with its checksum
     * @param to where to write it; overwritten, and of no use when the call fails
     */
    void fetch(Entry entry, Path to) throws IOException;
}
