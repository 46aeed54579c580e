package dev.reknit.runtime.encoding;

import java.util.List;
import java.util.function.BiConsumer;

/** The form of a class whose values have a tag of their own. */
final class BoxForm<T> extends Form {
    private final Class<T> type;
    private final BiConsumer<T, StateWriter> put;

    BoxForm(Class<T> type, BiConsumer<T, StateWriter> put) {
        super(
                type,
                List.of(new Shape(type.getName(), List.of(), List.of())),
                Descriptor.of(Kind.VALUE, List.of(new Shape(type.getName(), List.of(), List.of()))));
        this.type = type;
        this.put = put;
    }

    @Override
    void put(Object value, StateWriter to) {
        put.accept(type.cast(value), to);
    }

    @Override
    void write(Object value, StateWriter to) {
        put(value, to);
    }

    @Override
    Object make(StateReader from) {
        throw from.damaged("a " + type.getName() + " that is written as an object");
    }
}
