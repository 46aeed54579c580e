package dev.reknit.runtime.state.collections;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An iterator of the JDK's over a tracked map, which logs what it removes and shows to the log what
 * it hands out.
 *
 * @param <S> what the JDK's iterator gives
 * @param <T> what this one gives
 */
abstract class TrackedIterator<S extends @Nullable Object, T extends @Nullable Object> implements Iterator<T> {
    private final MapContents<?, ?> map;
    private final Iterator<S> real;

    /** What was given last; null also while nothing can be removed. */
    private @Nullable S last;

    private boolean removable;

    private TrackedIterator(MapContents<?, ?> map, Iterator<S> real) {
        this.map = map;
        this.real = real;
    }

    /** One over the keys. */
    static <K extends @Nullable Object> Iterator<K> keys(MapContents<K, ?> map, Iterator<K> real) {
        return new TrackedIterator<>(map, real) {
            @Override
            K shown(K next) {
                return map.out(next);
            }

            @Override
            @Nullable
            Object key(@Nullable K last) {
                return last;
            }
        };
    }

    /** One over the values, made of one over the entries. */
    static <K extends @Nullable Object, V extends @Nullable Object> Iterator<V> values(
            MapContents<K, V> map, Iterator<Map.Entry<K, V>> real) {
        return new OverEntries<K, V, V>(map, real) {
            @Override
            V shown(Map.Entry<K, V> next) {
                return map.out(next.getValue());
            }
        };
    }

    /** One over the entries. */
    static <K extends @Nullable Object, V extends @Nullable Object> Iterator<Map.Entry<K, V>> entries(
            MapContents<K, V> map, Iterator<Map.Entry<K, V>> real) {
        return new OverEntries<K, V, Map.Entry<K, V>>(map, real) {
            @Override
            Map.Entry<K, V> shown(Map.Entry<K, V> next) {
                return new TrackedEntry<>(map, next);
            }
        };
    }

    abstract T shown(S next);

    abstract @Nullable Object key(@Nullable S last);

    @Override
    public boolean hasNext() {
        return real.hasNext();
    }

    @Override
    public T next() {
        S next = real.next();
        last = next;
        removable = true;
        return shown(next);
    }

    @Override
    public void remove() {
        if (!removable) {
            throw new IllegalStateException();
        }
        map.remove(key(last), real);
        removable = false;
        last = null;
    }

    private abstract static class OverEntries<
                    K extends @Nullable Object, V extends @Nullable Object, T extends @Nullable Object>
            extends TrackedIterator<Map.Entry<K, V>, T> {
        OverEntries(MapContents<K, V> map, Iterator<Map.Entry<K, V>> real) {
            super(map, real);
        }

        @Override
        @Nullable
        Object key(Map.@Nullable Entry<K, V> last) {
            return last == null ? null : last.getKey();
        }
    }
}
