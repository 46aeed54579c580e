package dev.reknit.runtime.encoding;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The form of a map of the platform: what it is made from, then its keys and values in their order. */
final class EntriesForm extends Form {
    private final ElementsForm.Basis<Map<?, ?>> basis;

    private EntriesForm(Class<?> type, Shape shape, ElementsForm.Basis<Map<?, ?>> basis) {
        super(type, List.of(shape), new Descriptor(Kind.BUILT_IN, List.of(shape), Contents.ENTRIES, 0, List.of()));
        this.basis = basis;
    }

    static <M extends Map<?, ?>> Function<Class<?>, Form> of(String name, ElementsForm.Basis<M> basis) {
        @SuppressWarnings("unchecked") // A form is asked only for objects of its class.
        ElementsForm.Basis<Map<?, ?>> any = (ElementsForm.Basis<Map<?, ?>>) (ElementsForm.Basis<?>) basis;
        return type -> new EntriesForm(type, any.shape(name), any);
    }

    @Override
    void write(Object object, StateWriter to) {
        Map<?, ?> map = (Map<?, ?>) object;
        to.putInt(map.size());
        basis.write().accept(map, to);
        map.forEach((key, value) -> {
            to.between();
            to.putReference(key);
            to.putReference(value);
        });
    }

    /** Writes what some keys have now. */
    static void writeChanges(Map<?, ?> map, Iterable<?> keys, StateWriter to) {
        for (Object key : keys) {
            to.between();
            Object value = map.get(key);
            boolean there = value != null || map.containsKey(key);
            to.putBoolean(there);
            to.putReference(key);
            if (there) {
                to.putReference(value);
            }
        }
    }

    @Override
    Object make(StateReader from) {
        int size = from.takeSize();
        return basis.make().make(from, size);
    }

    @Override
    void clear(Object there) {
        ((Map<?, ?>) there).clear();
    }

    @SuppressWarnings("unchecked") // The keys and values are what the map held.
    private static Map<@Nullable Object, @Nullable Object> cast(Object map) {
        return (Map<@Nullable Object, @Nullable Object>) map;
    }

    @Override
    int fill(Object made, StateReader from, int index) {
        Map<@Nullable Object, @Nullable Object> map = cast(made);
        int count = index;
        while (!from.atEnd() && !from.mustWait()) {
            map.put(from.takeReference(), from.takeReference());
            count++;
        }
        return count;
    }

    @Override
    void change(Object made, StateReader from) {
        Map<@Nullable Object, @Nullable Object> map = cast(made);
        while (!from.atEnd()) {
            if (from.takeBoolean()) {
                map.put(from.takeReference(), from.takeReference());
            } else {
                map.remove(from.takeReference());
            }
        }
    }
}
