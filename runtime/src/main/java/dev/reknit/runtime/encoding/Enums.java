package dev.reknit.runtime.encoding;

import dev.reknit.runtime.encoding.ElementsForm.Basis;
import dev.reknit.runtime.state.collections.TrackedEnumMap;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms of the collections that are made for one enum. In the bytes, any constant of it stands for the enum. */
final class Enums {
    private static final String SAMPLE = "=of Ljava/lang/Object;";

    private static final Form MAP = EntriesForm.<EnumMap<?, ?>>of(
                    "java.util.EnumMap",
                    new Basis<>(SAMPLE, (map, to) -> to.putReference(sample(map, to)), (from, size) -> map(type(from))))
            .apply(TrackedEnumMap.class);

    private static final Form SET = ElementsForm.<EnumSet<?>>of(
                    "java.util.EnumSet",
                    new Basis<>(SAMPLE, (set, to) -> to.putReference(sample(set, to)), (from, size) -> set(type(from))),
                    false)
            .apply(EnumSet.class);

    static final Map<Class<?>, Form> ALL = Map.of(EnumMap.class, MAP, TrackedEnumMap.class, MAP, EnumSet.class, SET);

    private Enums() {}

    @SuppressWarnings({"unchecked", "rawtypes"}) // The class of an enum constant's declaration is an enum.
    private static EnumMap<?, ?> map(Class<?> type) {
        return new TrackedEnumMap(type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static EnumSet<?> set(Class<?> type) {
        return EnumSet.noneOf((Class) type);
    }

    private static Class<?> type(StateReader from) {
        if (from.takeReference() instanceof Enum<?> sample) {
            return sample.getDeclaringClass();
        }
        throw from.damaged("something else where an enum constant should be");
    }

    private static <E extends Enum<E>> Enum<?> sample(EnumSet<E> set, StateWriter to) {
        EnumSet<E> some = set.isEmpty() ? EnumSet.complementOf(set) : set;
        if (some.isEmpty()) {
            throw to.refusal("a set of an enum that has no constants");
        }
        return some.iterator().next();
    }

    private static Object sample(EnumMap<?, ?> map, StateWriter to) {
        for (Object each : map.keySet()) {
            return each;
        }
        Class<?> type = new KeyType().of(map);
        Object[] constants = type == null ? null : type.getEnumConstants();
        if (constants == null || constants.length == 0) {
            throw to.refusal("a map of an enum that has no constants");
        }
        return constants[0];
    }

    /** Finds for which enum an empty map is: only its serialized form tells. */
    private static final class KeyType {
        private @Nullable Class<?> found;

        @Nullable
        Class<?> of(EnumMap<?, ?> map) {
            try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream()) {
                @Override
                protected void annotateClass(Class<?> type) {
                    if (type.isEnum()) {
                        found = type;
                    }
                }
            }) {
                stream.writeObject(map);
                return found;
            } catch (IOException e) {
                return null;
            }
        }
    }
}
