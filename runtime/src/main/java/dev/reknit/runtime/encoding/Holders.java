package dev.reknit.runtime.encoding;

import dev.reknit.runtime.state.collections.TrackedBitSet;
import java.util.AbstractMap;
import java.util.BitSet;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The forms of the platform's objects that hold one value or two. */
final class Holders {
    static final Map<Class<?>, Form> ALL = new HashMap<>();

    private static final String ENTRY = "=key Ljava/lang/Object;\n=value Ljava/lang/Object;";
    private static final String TEXT = "~text Ljava/lang/String;";

    static {
        add(StringBuilder.class, TEXT, (it, to) -> to.putText(it.toString()), StringBuilder::new, (it, from) -> {
            it.setLength(0);
            it.append(from.takeText());
        });
        add(StringBuffer.class, TEXT, (it, to) -> to.putText(it.toString()), StringBuffer::new, (it, from) -> {
            it.setLength(0);
            it.append(from.takeText());
        });
        add(
                Date.class,
                "~time J",
                (it, to) -> to.putLong(it.getTime()),
                Date::new,
                (it, from) -> it.setTime(from.takeLong()));
        add(
                AtomicBoolean.class,
                "~value Z",
                (it, to) -> to.putBoolean(it.get()),
                AtomicBoolean::new,
                (it, from) -> it.set(from.takeBoolean()));
        add(
                AtomicInteger.class,
                "~value I",
                (it, to) -> to.putInt(it.get()),
                AtomicInteger::new,
                (it, from) -> it.set(from.takeInt()));
        add(
                AtomicLong.class,
                "~value J",
                (it, to) -> to.putLong(it.get()),
                AtomicLong::new,
                (it, from) -> it.set(from.takeLong()));
        add(LongAdder.class, "~value J", (it, to) -> to.putLong(it.sum()), LongAdder::new, (it, from) -> {
            it.reset();
            it.add(from.takeLong());
        });
        Holders.<AtomicReference<@Nullable Object>>addRaw(
                AtomicReference.class,
                "~value Ljava/lang/Object;",
                (it, to) -> to.putReference(it.get()),
                AtomicReference::new,
                (it, from) -> it.set(from.takeReference()));
        ALL.put(TrackedBitSet.class, BitSetForm.ONLY);
        ALL.put(BitSet.class, BitSetForm.ONLY);
        Holders.<Optional<?>>fixed(
                Optional.class,
                "java.util.Optional",
                "=value Ljava/lang/Object;",
                (it, to) -> to.putReference(it.orElse(null)),
                from -> Optional.ofNullable(from.takeReference()));
        Holders.<Map.Entry<?, ?>>fixed(
                AbstractMap.SimpleImmutableEntry.class,
                "java.util.AbstractMap.SimpleImmutableEntry",
                ENTRY,
                (it, to) -> putEntry(it, to),
                from -> new AbstractMap.SimpleImmutableEntry<>(from.takeReference(), from.takeReference()));
        Holders.<Map.Entry<?, ?>>fixed(
                Map.entry(1, 1).getClass(), "java.util.Map.entry", ENTRY, (it, to) -> putEntry(it, to), Holders::entry);
        ALL.put(
                AbstractMap.SimpleEntry.class,
                BuiltIn.<AbstractMap.SimpleEntry<?, @Nullable Object>>object(
                        AbstractMap.SimpleEntry.class,
                        "java.util.AbstractMap.SimpleEntry",
                        "=key Ljava/lang/Object;\n~value Ljava/lang/Object;",
                        (it, to) -> putEntry(it, to),
                        from -> new AbstractMap.SimpleEntry<>(from.takeReference(), null),
                        (it, from) -> it.setValue(from.takeReference())));
    }

    private Holders() {}

    private static void putEntry(Map.Entry<?, ?> entry, StateWriter to) {
        to.putReference(entry.getKey());
        to.putReference(entry.getValue());
    }

    private static Map.Entry<Object, Object> entry(StateReader from) {
        Object key = from.takeReference();
        Object value = from.takeReference();
        if (key == null || value == null) {
            throw from.damaged("an entry with null");
        }
        return Map.entry(key, value);
    }

    /** What gets all it has when it is made. */
    private static <T> void fixed(
            Class<?> type,
            String name,
            String fields,
            BiConsumer<T, StateWriter> write,
            Function<StateReader, T> make) {
        ALL.put(type, BuiltIn.<T>object(type, name, fields, write, make, (made, from) -> {}));
    }

    private static <T> void add(
            Class<T> type,
            String fields,
            BiConsumer<T, StateWriter> write,
            Supplier<T> make,
            BiConsumer<T, StateReader> load) {
        addRaw(type, fields, write, make, load);
    }

    private static <T> void addRaw(
            Class<?> type,
            String fields,
            BiConsumer<T, StateWriter> write,
            Supplier<? extends T> make,
            BiConsumer<T, StateReader> load) {
        ALL.put(type, BuiltIn.<T>object(type, type.getName(), fields, write, from -> make.get(), load));
    }
}
