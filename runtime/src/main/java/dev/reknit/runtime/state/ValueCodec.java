package dev.reknit.runtime.state;

import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * For objects whose contents are a value, or an own copy of one: counters, dates, bits, text,
 * primitive arrays.
 */
final class ValueCodec<T, S> extends Codec<T, S> {
    private final Function<T, S> get;
    private final BiPredicate<T, S> holds;
    private final BiConsumer<T, S> set;

    ValueCodec(Function<T, S> get, BiPredicate<T, S> holds, BiConsumer<T, S> set) {
        this.get = get;
        this.holds = holds;
        this.set = set;
    }

    /** For a value with {@code equals}; of a {@link Slot} the reference is looked into. */
    ValueCodec(Function<T, S> get, BiConsumer<T, S> set) {
        this(get, (object, saved) -> get.apply(object).equals(saved), set);
    }

    /** A value that has a reference to another object. */
    interface Slot {
        /** The other object. */
        @Nullable
        Object reference();
    }

    @Override
    S read(T object) {
        return get.apply(object);
    }

    @Override
    boolean holds(T object, S saved, boolean written) {
        return holds.test(object, saved);
    }

    @Override
    void write(T object, S saved) {
        set.accept(object, saved);
    }

    @Override
    void references(S saved, References to) {
        if (saved instanceof Slot slot) {
            to.element(slot.reference(), 0);
        }
    }
}
