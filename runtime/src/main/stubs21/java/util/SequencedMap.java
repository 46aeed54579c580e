package java.util;

/** As much of Java 21's interface as our classes are compiled against; not packaged. */
public interface SequencedMap<K, V> extends Map<K, V> {
    SequencedMap<K, V> reversed();

    default V putFirst(K key, V value) {
        return null;
    }

    default V putLast(K key, V value) {
        return null;
    }

    default SequencedSet<K> sequencedKeySet() {
        return null;
    }

    default SequencedCollection<V> sequencedValues() {
        return null;
    }

    default SequencedSet<Map.Entry<K, V>> sequencedEntrySet() {
        return null;
    }
}
