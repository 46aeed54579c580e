package dev.reknit.runtime.encoding;

import java.util.BitSet;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The forms of the platform's objects that hold one value or two. */
final class Holders {
    static final Map<Class<?>, Form> ALL = new HashMap<>();

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
        addRaw(
                dev.reknit.runtime.state.collections.TrackedBitSet.class,
                "~words [J",
                (BitSet it, StateWriter to) -> to.putReference(it.toLongArray()),
                dev.reknit.runtime.state.collections.TrackedBitSet::new,
                (it, from) -> {
                    it.clear();
                    if (from.takeReference() instanceof long[] words) {
                        it.or(BitSet.valueOf(words));
                    }
                });
    }

    private Holders() {}

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
