package dev.reknit.cli;

import dev.reknit.runtime.store.StoreView;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reknit show FOLDER [NAME [KEY]]}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the state of an object at a checkpoint, the newest unless told otherwise. Its classes are not needed.",
            "Changes nothing; the store may be in use."
        })
final class ShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ObjectArguments object = new ObjectArguments();

    @Mixin
    private WhenArguments when = new WhenArguments();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Option(names = "--depth", paramLabel = "N", description = "How many levels are shown; 100 unless told.")
    private int depth = 100;

    @Override
    public Integer call() {
        try (StoreView store = object.view()) {
            PrintWriter out = spec.commandLine().getOut();
            Holdings holdings = Holdings.of(store);
            Holding holding = object.one(holdings);
            if (holding.checkpoints().isEmpty()) {
                throw new CannotException(holding + " has no checkpoint yet. Its calls are in the log: "
                        + object.command("log", holding));
            }
            Checkpoint checkpoint = when.of(holding);
            State state = State.of(store, holding, checkpoint);
            if (json) {
                out.println(Json.of(asMap(holding, checkpoint, state)));
                return object.damage(store) == null ? 0 : Reknit.FOUND;
            }
            out.println(holding + ", checkpoint " + checkpoint.number() + " of " + checkpoint.written() + ", position "
                    + checkpoint.position());
            new StateText(state, out, depth).print();
            long calls = holdings.calls(store, holding, checkpoint.position());
            if (calls > 0) {
                out.println(
                        (calls == 1 ? "1 call after this checkpoint is" : calls + " calls after this checkpoint are")
                                + " in the log: " + object.command("log", holding) + " --from "
                                + (checkpoint.position() + 1));
            }
            return object.told(store, out);
        }
    }

    static Map<String, @Nullable Object> asMap(Holding holding, Checkpoint checkpoint, State state) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", holding.name());
        map.put("key", holding.key());
        map.put("checkpoint", ListCommand.asMap(checkpoint));
        map.put("state", StateJson.of(state));
        return map;
    }
}
