package dev.reknit.runtime.encoding;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The form of a class of the platform, put together from functions. */
final class BuiltIn<T> extends Form {
    private final BiConsumer<T, StateWriter> write;
    private final Function<StateReader, ? extends T> make;
    private final BiConsumer<T, StateReader> load;

    private BuiltIn(
            Class<?> type,
            Shape shape,
            Kind kind,
            BiConsumer<T, StateWriter> write,
            Function<StateReader, ? extends T> make,
            BiConsumer<T, StateReader> load) {
        super(type, List.of(shape), Descriptor.of(kind, List.of(shape)));
        this.write = write;
        this.make = make;
        this.load = load;
    }

    /**
     * A value.
     *
     * @param fields separated by line ends, such as {@code "=text Ljava/lang/String;"}
     */
    static <T> Form value(
            Class<?> type,
            String name,
            String fields,
            BiConsumer<T, StateWriter> write,
            Function<StateReader, T> make) {
        return new BuiltIn<>(type, Shape.parse(name + '\n' + fields), Kind.VALUE, write, make, (made, from) -> {});
    }

    /** An object that can be changed, which can be made before its fields are known. */
    static <T> Form object(
            Class<?> type,
            String name,
            String fields,
            BiConsumer<T, StateWriter> write,
            Function<StateReader, T> make,
            BiConsumer<T, StateReader> load) {
        return new BuiltIn<>(type, Shape.parse(name + '\n' + fields), Kind.BUILT_IN, write, make, load);
    }

    @SuppressWarnings("unchecked") // A form is asked only for objects of its class.
    private T cast(Object object) {
        return (T) object;
    }

    @Override
    void write(Object object, StateWriter to) {
        write.accept(cast(object), to);
    }

    @Override
    Object make(StateReader from) {
        return make.apply(from);
    }

    @Override
    void load(Object made, StateReader from) {
        load.accept(cast(made), from);
    }
}
