package dev.reknit.runtime.encoding;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The form of a collection of the platform: what it is made from, then its elements in their order. */
final class ElementsForm extends Form {
    private static final String SIZE = "=size I";

    private final Basis<Collection<?>> basis;
    private final boolean asks;

    /**
     * What a collection or map has besides its contents.
     *
     * @param fields separated by line ends; all final
     * @param make takes the fields, and how many elements are to be expected
     */
    record Basis<T>(String fields, java.util.function.BiConsumer<T, StateWriter> write, Maker<T> make) {
        static <T> Basis<T> sized(java.util.function.IntFunction<T> make) {
            return new Basis<>("", (from, to) -> {}, (from, size) -> make.apply(size));
        }

        Shape shape(String name) {
            return Shape.parse(name + '\n' + SIZE + '\n' + fields);
        }
    }

    /** Makes an empty one. */
    interface Maker<T> {
        T make(StateReader from, int size);
    }

    ElementsForm(Class<?> type, Shape shape, Basis<Collection<?>> basis, boolean asks) {
        super(type, List.of(shape), new Descriptor(Kind.BUILT_IN, List.of(shape), Contents.ELEMENTS, 0, List.of()));
        this.basis = basis;
        this.asks = asks;
    }

    static <C extends Collection<?>> Function<Class<?>, Form> of(String name, Basis<C> basis, boolean asks) {
        @SuppressWarnings("unchecked") // A form is asked only for objects of its class.
        Basis<Collection<?>> any = (Basis<Collection<?>>) (Basis<?>) basis;
        return type -> new ElementsForm(type, any.shape(name), any, asks);
    }

    @Override
    void write(Object object, StateWriter to) {
        Collection<?> collection = (Collection<?>) object;
        to.putInt(collection.size());
        basis.write().accept(collection, to);
        for (Object each : collection) {
            to.between();
            to.putReference(each);
        }
    }

    /** Writes which of some elements are there now. */
    static void writeChanges(Collection<?> collection, Iterable<?> elements, StateWriter to) {
        for (Object each : elements) {
            to.between();
            to.putBoolean(collection.contains(each));
            to.putReference(each);
        }
    }

    @Override
    Object make(StateReader from) {
        int size = from.takeSize();
        return basis.make().make(from, size);
    }

    @Override
    void clear(Object there) {
        ((Collection<?>) there).clear();
    }

    @Override
    int fill(Object made, StateReader from, int index) {
        @SuppressWarnings("unchecked")
        Collection<@Nullable Object> collection = (Collection<@Nullable Object>) made;
        int count = index;
        while (!from.atEnd() && !(asks && from.mustWait())) {
            collection.add(from.takeReference());
            count++;
        }
        return count;
    }

    @Override
    void change(Object made, StateReader from) {
        @SuppressWarnings("unchecked")
        Collection<@Nullable Object> collection = (Collection<@Nullable Object>) made;
        while (!from.atEnd()) {
            boolean added = from.takeBoolean();
            Object element = from.takeReference();
            if (added) {
                collection.add(element);
            } else {
                collection.remove(element);
            }
        }
    }
}
