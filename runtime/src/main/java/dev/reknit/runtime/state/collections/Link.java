package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry of a {@link Chain}. Changed by the chain only, but for {@link #setValue}. */
final class Link<K, V> implements Map.Entry<K, V>, TrackedCollection {
    final transient Chain<K, V> chain;
    final transient K key;
    transient V value;
    transient @Nullable Link<K, V> before;
    transient @Nullable Link<K, V> after;

    Link(Chain<K, V> chain, K key, V value) {
        this.chain = chain;
        this.key = key;
        this.value = value;
    }

    @Override
    public K getKey() {
        return chain.out(key);
    }

    @Override
    public V getValue() {
        return chain.out(value);
    }

    @Override
    public V setValue(V newValue) {
        V old = value;
        UndoLog log = UndoLog.current();
        if (log != null) {
            chain.changing(this, log);
        }
        chain.value(newValue);
        value = newValue;
        return chain.out(old);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof Map.Entry<?, ?> entry
                        && Objects.equals(key, entry.getKey())
                        && Objects.equals(value, entry.getValue()));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(key) ^ Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return key + "=" + value;
    }
}
