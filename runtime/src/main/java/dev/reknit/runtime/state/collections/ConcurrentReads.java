package dev.reknit.runtime.state.collections;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The reading half of a tracked {@link ConcurrentHashMap}. Its bulk operations call functions on
 * other threads, which are in no scope, so all that those may be given is shown to the caller's log
 * before.
 */
abstract class ConcurrentReads<K, V> extends ConcurrentHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    final transient ConcurrentContents<K, V> entries = new ConcurrentContents<>(this);

    ConcurrentReads() {}

    ConcurrentReads(int initialCapacity) {
        super(initialCapacity);
    }

    ConcurrentReads(int initialCapacity, float loadFactor) {
        super(initialCapacity, loadFactor);
    }

    ConcurrentReads(int initialCapacity, float loadFactor, int concurrencyLevel) {
        super(initialCapacity, loadFactor, concurrencyLevel);
    }

    @Override
    public final @Nullable V get(Object key) {
        V value = super.get(key);
        return value == null ? null : entries.out(value);
    }

    @Override
    public final V getOrDefault(Object key, V otherwise) {
        return entries.out(super.getOrDefault(key, otherwise));
    }

    @Override
    public final void forEach(BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action);
        super.forEach((key, value) -> action.accept(entries.out(key), entries.out(value)));
    }

    @Override
    public final Enumeration<K> keys() {
        return Collections.enumeration(new MapViews.Keys<>(entries, super.keySet()));
    }

    @Override
    public final Enumeration<V> elements() {
        return Collections.enumeration(values());
    }

    final Object[] allKeys() {
        return super.keySet().toArray();
    }

    final Object[] allValues() {
        return super.values().toArray();
    }

    // ---- all at once

    @Override
    public final void forEach(long threshold, BiConsumer<? super K, ? super V> action) {
        entries.reachValues();
        super.forEach(threshold, action);
    }

    @Override
    public final <U extends @Nullable Object> void forEach(
            long threshold, BiFunction<? super K, ? super V, ? extends U> transformer, Consumer<? super U> action) {
        entries.reachValues();
        super.forEach(threshold, transformer, action);
    }

    @Override
    public final <U extends @Nullable Object> @Nullable U search(
            long threshold, BiFunction<? super K, ? super V, ? extends U> searchFunction) {
        entries.reachValues();
        return super.search(threshold, searchFunction);
    }

    @Override
    public final <U extends @Nullable Object> @Nullable U reduce(
            long threshold,
            BiFunction<? super K, ? super V, ? extends U> transformer,
            BiFunction<? super U, ? super U, ? extends U> reducer) {
        entries.reachValues();
        return super.reduce(threshold, transformer, reducer);
    }

    @Override
    public final double reduceToDouble(
            long threshold,
            ToDoubleBiFunction<? super K, ? super V> transformer,
            double basis,
            DoubleBinaryOperator reducer) {
        entries.reachValues();
        return super.reduceToDouble(threshold, transformer, basis, reducer);
    }

    @Override
    public final long reduceToLong(
            long threshold,
            ToLongBiFunction<? super K, ? super V> transformer,
            long basis,
            LongBinaryOperator reducer) {
        entries.reachValues();
        return super.reduceToLong(threshold, transformer, basis, reducer);
    }

    @Override
    public final int reduceToInt(
            long threshold, ToIntBiFunction<? super K, ? super V> transformer, int basis, IntBinaryOperator reducer) {
        entries.reachValues();
        return super.reduceToInt(threshold, transformer, basis, reducer);
    }

    @Override
    public final void forEachKey(long threshold, Consumer<? super K> action) {
        entries.reachKeys();
        super.forEachKey(threshold, action);
    }

    @Override
    public final <U extends @Nullable Object> void forEachKey(
            long threshold, Function<? super K, ? extends U> transformer, Consumer<? super U> action) {
        entries.reachKeys();
        super.forEachKey(threshold, transformer, action);
    }

    @Override
    public final <U extends @Nullable Object> @Nullable U searchKeys(
            long threshold, Function<? super K, ? extends U> searchFunction) {
        entries.reachKeys();
        return super.searchKeys(threshold, searchFunction);
    }

    @Override
    public final @Nullable K reduceKeys(long threshold, BiFunction<? super K, ? super K, ? extends K> reducer) {
        entries.reachKeys();
        return super.reduceKeys(threshold, reducer);
    }

    @Override
    public final <U extends @Nullable Object> @Nullable U reduceKeys(
            long threshold,
            Function<? super K, ? extends U> transformer,
            BiFunction<? super U, ? super U, ? extends U> reducer) {
        entries.reachKeys();
        return super.reduceKeys(threshold, transformer, reducer);
    }

    @Override
    public final double reduceKeysToDouble(
            long threshold, ToDoubleFunction<? super K> transformer, double basis, DoubleBinaryOperator reducer) {
        entries.reachKeys();
        return super.reduceKeysToDouble(threshold, transformer, basis, reducer);
    }

    @Override
    public final long reduceKeysToLong(
            long threshold, ToLongFunction<? super K> transformer, long basis, LongBinaryOperator reducer) {
        entries.reachKeys();
        return super.reduceKeysToLong(threshold, transformer, basis, reducer);
    }

    @Override
    public final int reduceKeysToInt(
            long threshold, ToIntFunction<? super K> transformer, int basis, IntBinaryOperator reducer) {
        entries.reachKeys();
        return super.reduceKeysToInt(threshold, transformer, basis, reducer);
    }

    @Override
    public final void forEachValue(long threshold, Consumer<? super V> action) {
        entries.reachValues();
        super.forEachValue(threshold, action);
    }

    @Override
    public final <U extends @Nullable Object> void forEachValue(
            long threshold, Function<? super V, ? extends U> transformer, Consumer<? super U> action) {
        entries.reachValues();
        super.forEachValue(threshold, transformer, action);
    }

    @Override
    public final <U extends @Nullable Object> @Nullable U searchValues(
            long threshold, Function<? super V, ? extends U> searchFunction) {
        entries.reachValues();
        return super.searchValues(threshold, searchFunction);
    }

    @Override
    public final @Nullable V reduceValues(long threshold, BiFunction<? super V, ? super V, ? extends V> reducer) {
        entries.reachValues();
        return super.reduceValues(threshold, reducer);
    }

    @Override
    public final <U extends @Nullable Object> @Nullable U reduceValues(
            long threshold,
            Function<? super V, ? extends U> transformer,
            BiFunction<? super U, ? super U, ? extends U> reducer) {
        entries.reachValues();
        return super.reduceValues(threshold, transformer, reducer);
    }

    @Override
    public final double reduceValuesToDouble(
            long threshold, ToDoubleFunction<? super V> transformer, double basis, DoubleBinaryOperator reducer) {
        entries.reachValues();
        return super.reduceValuesToDouble(threshold, transformer, basis, reducer);
    }

    @Override
    public final long reduceValuesToLong(
            long threshold, ToLongFunction<? super V> transformer, long basis, LongBinaryOperator reducer) {
        entries.reachValues();
        return super.reduceValuesToLong(threshold, transformer, basis, reducer);
    }

    @Override
    public final int reduceValuesToInt(
            long threshold, ToIntFunction<? super V> transformer, int basis, IntBinaryOperator reducer) {
        entries.reachValues();
        return super.reduceValuesToInt(threshold, transformer, basis, reducer);
    }

    @Override
    public final void forEachEntry(long threshold, Consumer<? super Map.Entry<K, V>> action) {
        entries.reachValues();
        super.forEachEntry(threshold, action);
    }

    @Override
    public final <U extends @Nullable Object> void forEachEntry(
            long threshold, Function<Map.Entry<K, V>, ? extends U> transformer, Consumer<? super U> action) {
        entries.reachValues();
        super.forEachEntry(threshold, transformer, action);
    }

    @Override
    public final <U extends @Nullable Object> @Nullable U searchEntries(
            long threshold, Function<Map.Entry<K, V>, ? extends U> searchFunction) {
        entries.reachValues();
        return super.searchEntries(threshold, searchFunction);
    }

    @Override
    public final Map.@Nullable Entry<K, V> reduceEntries(
            long threshold, BiFunction<Map.Entry<K, V>, Map.Entry<K, V>, ? extends Map.Entry<K, V>> reducer) {
        entries.reachValues();
        return super.reduceEntries(threshold, reducer);
    }

    @Override
    public final <U extends @Nullable Object> @Nullable U reduceEntries(
            long threshold,
            Function<Map.Entry<K, V>, ? extends U> transformer,
            BiFunction<? super U, ? super U, ? extends U> reducer) {
        entries.reachValues();
        return super.reduceEntries(threshold, transformer, reducer);
    }

    @Override
    public final double reduceEntriesToDouble(
            long threshold, ToDoubleFunction<Map.Entry<K, V>> transformer, double basis, DoubleBinaryOperator reducer) {
        entries.reachValues();
        return super.reduceEntriesToDouble(threshold, transformer, basis, reducer);
    }

    @Override
    public final long reduceEntriesToLong(
            long threshold, ToLongFunction<Map.Entry<K, V>> transformer, long basis, LongBinaryOperator reducer) {
        entries.reachValues();
        return super.reduceEntriesToLong(threshold, transformer, basis, reducer);
    }

    @Override
    public final int reduceEntriesToInt(
            long threshold, ToIntFunction<Map.Entry<K, V>> transformer, int basis, IntBinaryOperator reducer) {
        entries.reachValues();
        return super.reduceEntriesToInt(threshold, transformer, basis, reducer);
    }
}
