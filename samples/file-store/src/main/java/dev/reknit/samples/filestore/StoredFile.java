package dev.reknit.samples.filestore;

import java.time.Instant;

/** One version of a file. Never changed. */
final class StoredFile {
    private final byte[] content;
    private final long revision;
    private final Instant written;

    StoredFile(byte[] content, long revision, Instant written) {
        this.content = content;
        this.revision = revision;
        this.written = written;
    }

    /** Not to be changed. */
    byte[] content() {
        return content;
    }

    /** The number of the change that wrote it. */
    long revision() {
        return revision;
    }

    /** When; the same again when the call is replayed. */
    Instant written() {
        return written;
    }
}
