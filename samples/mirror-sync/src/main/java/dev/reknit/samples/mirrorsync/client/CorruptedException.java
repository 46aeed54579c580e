package dev.reknit.samples.mirrorsync.client;

import java.io.IOException;

/** What arrived is not what was asked for. */
public final class CorruptedException extends IOException {
    private static final long serialVersionUID = 1;

    CorruptedException(String message) {
        super(message);
    }
}
