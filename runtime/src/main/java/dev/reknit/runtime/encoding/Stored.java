package dev.reknit.runtime.encoding;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A class as it stands in what is read, and once it was looked up, how its objects are made today. */
final class Stored {
    /** For contents, which have no fields. */
    static final Stored NONE = new Stored(Descriptor.of(Kind.OBJECT, List.of(new Shape("", List.of(), List.of()))));

    final Descriptor descriptor;

    /** How many fields an object gets when it is made. */
    final int finals;

    private @Nullable Form form;
    private @Nullable Route route;
    private final @Nullable Object[] constants;

    Stored(Descriptor descriptor) {
        this.descriptor = descriptor;
        finals = descriptor.finals();
        constants = new @Nullable Object[descriptor.constants().size()];
    }

    /** The parameters of a call. */
    Stored(Descriptor descriptor, Optional<Route> known) {
        this(descriptor);
        route = known.orElse(null);
    }

    List<Shape.Field> fields() {
        return descriptor.fields();
    }

    /**
     * How its objects are made.
     *
     * @throws StateReadException if the class has changed too much
     */
    Form form(StateTypes types) {
        Form known = form;
        if (known == null) {
            known = types.find(descriptor);
            if (known == null) {
                known = new UnknownForm(descriptor);
            }
            route = Route.between(descriptor, known.type().getName(), known.shapes());
            form = known;
        }
        return known;
    }

    /** The constant of an enum, by the place that its name has in the description. */
    Object constant(int index, Form today, StateReader from) {
        @Nullable Object[] known = constants;
        if (index >= known.length) {
            throw from.damaged("constant " + index + " of " + descriptor.name());
        }
        if (!(today instanceof EnumForm)) {
            throw from.damaged("a constant of " + descriptor.name());
        }
        if (known[index] == null) {
            known[index] = ((EnumForm) today).constant(descriptor.constants().get(index));
        }
        return known[index];
    }

    /** How to get from the fields of then to those of today; null if they are the same. After {@link #form}. */
    @Nullable
    Route route() {
        return route;
    }
}
