package dev.reknit.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which checkpoint of an object a command is about: the newest unless told otherwise. */
final class WhenArguments {
    @Option(
            names = "--at",
            paramLabel = "TIME|POSITION",
            converter = Moment.Converter.class,
            description = "The newest checkpoint at a time such as 2026-11-21T21:00:00Z, or at a position of the log.")
    private Moment at = Moment.NEWEST;

    @Option(names = "--checkpoint", paramLabel = "N", description = "The checkpoint of this number.")
    private @Nullable Long checkpoint;

    Checkpoint of(Holding holding) {
        return checkpoint == null ? holding.at(at) : holding.checkpoint(checkpoint);
    }
}
