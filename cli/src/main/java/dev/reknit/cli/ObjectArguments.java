package dev.reknit.cli;

import dev.reknit.runtime.durable.Identity;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which object of which store a command is about. */
final class ObjectArguments extends StoreArguments {
    private static final int MOST_NAMED = 10;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The name of the object, or the end of it from a dot on. Not needed where there is only one.")
    private @Nullable String name;

    @Parameters(index = "2", arity = "0..1", paramLabel = "KEY", description = "Its key, if it has one.")
    private @Nullable String key;

    /** All that fit; none only if the store has none and none is asked for. */
    List<Holding> select(Holdings holdings) {
        List<Holding> all = holdings.all();
        List<Holding> fitting =
                all.stream().filter(each -> fits(each.identity())).toList();
        if (fitting.isEmpty() && name != null) {
            throw new CannotException("There is no object " + name + (key == null ? "" : " " + Texts.quoted(key))
                    + " in this store. " + instead(all));
        }
        return fitting;
    }

    /** Whether an object is one that the command is about. */
    boolean fits(Identity identity) {
        return (name == null || identity.name().equals(name) || identity.name().endsWith("." + name))
                && (key == null || key.equals(identity.key()));
    }

    private String instead(List<Holding> all) {
        List<Holding> ofThatKey = all.stream()
                .filter(each -> key == null && Objects.equals(each.key(), name))
                .toList();
        if (ofThatKey.isEmpty()) {
            return there(all);
        }
        return name + " is a key: "
                + ofThatKey.stream()
                        .limit(MOST_NAMED)
                        .map(each -> command("show", each))
                        .collect(Collectors.joining(", or "))
                + ".";
    }

    /** A command about an object, for the user to give. */
    String command(String command, Holding holding) {
        String ofKey = holding.key() == null ? "" : " " + Texts.argument(holding.key());
        return "reknit " + command + " " + Texts.argument(folder().toString()) + " " + Texts.argument(holding.name())
                + ofKey;
    }

    private String there(List<Holding> holdings) {
        if (holdings.isEmpty()) {
            return "The store has no object at all.";
        }
        String more = holdings.size() <= MOST_NAMED
                ? "."
                : ", and " + (holdings.size() - MOST_NAMED) + " more: reknit list "
                        + Texts.argument(folder().toString());
        return (holdings.size() == 1 ? "There is only " : "There are: ")
                + holdings.stream().limit(MOST_NAMED).map(Holding::toString).collect(Collectors.joining(", "))
                + more;
    }

    /** The only one that fits. */
    Holding one(Holdings holdings) {
        List<Holding> fitting = select(holdings);
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        throw new CannotException((fitting.isEmpty() ? "" : "Which object? ") + there(fitting));
    }
}
