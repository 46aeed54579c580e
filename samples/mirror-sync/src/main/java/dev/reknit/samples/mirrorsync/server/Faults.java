package dev.reknit.samples.mirrorsync.server;

import org.jspecify.annotations.Nullable;

/** Decides what mirrors do to requests. Safe for use by several threads. */
@FunctionalInterface
public interface Faults {
    /**
     * The fate of the next request for a file to a mirror.
     *
     * @param mirror the number of the mirror, from 0
     * @return null if it is answered well
     */
    @Nullable
    Fault next(int mirror, String path);
}
