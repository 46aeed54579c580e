package dev.reknit.runtime.state.collections;

import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A spliterator whose elements are shown to the log before they are handed out. What is split off may
 * be for another thread, whose log does not know the scope: all elements are shown before that.
 */
record ElementSpliterator<E extends @Nullable Object>(Spliterator<E> under, Elements elements, Collection<E> source)
        implements Spliterator<E> {
    @Override
    public boolean tryAdvance(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        return under.tryAdvance(elements.anyCopied() ? element -> action.accept(elements.out(element)) : action);
    }

    @Override
    public void forEachRemaining(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        under.forEachRemaining(elements.anyCopied() ? element -> action.accept(elements.out(element)) : action);
    }

    @Override
    public @Nullable Spliterator<E> trySplit() {
        if (elements.anyCopied()) {
            elements.allOut(source.toArray());
        }
        Spliterator<E> split = under.trySplit();
        return split == null ? null : new ElementSpliterator<>(split, elements, source);
    }

    @Override
    public long estimateSize() {
        return under.estimateSize();
    }

    @Override
    public long getExactSizeIfKnown() {
        return under.getExactSizeIfKnown();
    }

    @Override
    public int characteristics() {
        return under.characteristics();
    }

    @Override
    public Comparator<? super E> getComparator() {
        return under.getComparator();
    }
}
