package dev.reknit.cli;

import dev.reknit.runtime.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reknit export FOLDER [NAME [KEY]]}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the states of all objects, or of those with a name, as JSON: a line for each object.",
            "Changes nothing; the store may be in use."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ObjectArguments object = new ObjectArguments();

    @Option(
            names = "--at",
            paramLabel = "TIME|POSITION",
            converter = Moment.Converter.class,
            description =
                    "The newest checkpoints at a time or a position of the log; objects that have none are left out.")
    private Moment at = Moment.NEWEST;

    @Option(names = "--json", description = "What is done in any case.")
    private boolean json;

    @Override
    public Integer call() {
        try (Store store = object.view()) {
            List<Holding> selected = object.select(Holdings.of(store));
            for (Holding each : selected) {
                if (each.checkpoints().stream().anyMatch(checkpoint -> at.isAtOrAfter(checkpoint.snapshot()))) {
                    Checkpoint checkpoint = each.at(at);
                    State state = State.of(store, each, checkpoint);
                    spec.commandLine().getOut().println(Json.of(ShowCommand.asMap(each, checkpoint, state)));
                }
            }
        }
        return 0;
    }
}
