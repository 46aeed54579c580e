package dev.reknit.runtime.state.collections;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A spliterator of the JDK's over a tracked map, which shows to the log what it hands out. Parts of
 * it that run on other threads are in no scope: whoever makes one in a scope shows everything
 * before.
 */
final class ShownSpliterator<S extends @Nullable Object, T extends @Nullable Object> implements Spliterator<T> {
    private final Spliterator<S> real;
    private final Function<S, T> shown;

    ShownSpliterator(Spliterator<S> real, Function<S, T> shown) {
        this.real = real;
        this.shown = shown;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        return real.tryAdvance(each -> action.accept(shown.apply(each)));
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        real.forEachRemaining(each -> action.accept(shown.apply(each)));
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        Spliterator<S> prefix = real.trySplit();
        return prefix == null ? null : new ShownSpliterator<>(prefix, shown);
    }

    @Override
    public long estimateSize() {
        return real.estimateSize();
    }

    @Override
    public int characteristics() {
        return real.characteristics();
    }
}
