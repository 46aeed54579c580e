package dev.reknit.samples.mirrorsync.client;

import java.io.IOException;
import java.util.List;

/** Some files of a batch could not be had from any mirror. */
public final class IncompleteBatchException extends IOException {
    private static final long serialVersionUID = 1;

    IncompleteBatchException(List<String> missing) {
        super("missing " + String.join(", ", missing));
    }
}
