package dev.reknit.cli;

import dev.reknit.runtime.store.StoreView;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code reknit log FOLDER [NAME [KEY]]}. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what the log of a store says was called, with arguments, and when runs of the program began and ended.",
            "Ends with 1 if the log is damaged; what is before the damage is shown. Changes nothing; the store may be in use."
        })
final class LogCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ObjectArguments object = new ObjectArguments();

    @Option(
            names = "--from",
            paramLabel = "TIME|POSITION",
            converter = Moment.Converter.class,
            description = "Nothing before a time such as 2026-11-21T21:00:00Z, or before a position.")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME|POSITION",
            converter = Moment.Converter.class,
            description = "Nothing after it.")
    private Moment to = Moment.NEWEST;

    @Option(names = "--last", paramLabel = "N", description = "Only the last N of what would be shown.")
    private int last = Integer.MAX_VALUE;

    @Option(names = "--json", description = "One JSON object on each line, with whole arguments.")
    private boolean json;

    @Override
    public Integer call() {
        if (last < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value " + last + " for --last; allowed: 1 or more");
        }
        try (StoreView store = object.view()) {
            PrintWriter out = spec.commandLine().getOut();
            Holdings holdings = Holdings.of(store);
            object.select(holdings);
            LogSelection selection = new LogSelection(holdings, object::fits, from, to);
            LogSelection shown = last == Integer.MAX_VALUE ? selection : selection.last(last, store);
            LogText text = new LogText(out, store.durable());
            store.read(
                    store.first(),
                    new LogReader(
                            holdings, shown, json ? event -> out.println(Json.of(LogJson.of(event))) : text::print));
            if (!json && !text.printedAny()) {
                out.println("There is nothing of this in the log.");
            }
            String damage = object.damage(store);
            if (damage != null) {
                out.println(json ? Json.of(Map.of("type", "damage", "text", damage)) : damage);
            }
            return damage == null ? 0 : Reknit.FOUND;
        }
    }
}
