package dev.reknit.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which object of which store a command is about. */
final class ObjectArguments extends StoreArguments {
    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The name of the object, or the end of it from a dot on. Not needed where there is only one.")
    private @Nullable String name;

    @Parameters(index = "2", arity = "0..1", paramLabel = "KEY", description = "Its key, if it has one.")
    private @Nullable String key;

    /** All that fit. */
    List<Holding> select(Holdings holdings) {
        return holdings.all().stream().filter(this::fits).toList();
    }

    private boolean fits(Holding holding) {
        return (name == null || holding.name().equals(name) || holding.name().endsWith("." + name))
                && (key == null || key.equals(holding.key()));
    }

    /** The only one that fits. */
    Holding one(Holdings holdings) {
        List<Holding> fitting = select(holdings);
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        List<Holding> meant = fitting.isEmpty() ? holdings.all() : fitting;
        String there = meant.isEmpty()
                ? "The store has no object at all."
                : "There are: " + meant.stream().map(Holding::toString).collect(Collectors.joining(", ")) + ".";
        throw new CannotException((fitting.isEmpty() ? "There is no such object. " : "Which object? ") + there);
    }
}
