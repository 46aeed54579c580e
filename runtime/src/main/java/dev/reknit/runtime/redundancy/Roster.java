package dev.reknit.runtime.redundancy;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads instances from what a {@link Source} gave. The collection may be changed by others
 * meanwhile, if it is made for that.
 *
 * @param source where it is from, for messages
 * @param type the interface that each instance must implement
 */
record Roster(Source source, Class<?> type) {

    /**
     * The instance whose turn it is, without copying; null where that cannot be said without, or
     * something is wrong that {@link #all} will tell.
     */
    @Nullable
    Object quick(Object given, int turn) {
        Object found = null;
        if (given instanceof List<?> list && given instanceof RandomAccess) {
            int size = list.size();
            try {
                found = size == 0 ? null : list.get(Math.floorMod(turn, size));
            } catch (IndexOutOfBoundsException shrunk) {
                // Another thread took an instance out since the size was read.
                return null;
            }
        } else if (given instanceof Object[] array && array.length > 0) {
            found = array[Math.floorMod(turn, array.length)];
        }
        return type.isInstance(found) ? found : null;
    }

    /**
     * All instances in their order, each once.
     *
     * @throws IllegalStateException if what was given is not instances of the interface
     */
    Object[] all(Object given) {
        Object[] all = copy(given);
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>(all.length));
        int kept = 0;
        for (int i = 0; i < all.length; i++) {
            if (!type.isInstance(all[i])) {
                throw new IllegalStateException(source + " gave "
                        + (all[i] == null
                                ? "null"
                                : "an instance of " + all[i].getClass().getName()) + " at index " + i
                        + "; each must implement " + type.getName());
            }
            if (seen.add(all[i])) {
                all[kept++] = all[i];
            }
        }
        return kept == all.length ? all : Arrays.copyOf(all, kept);
    }

    /**
     * A copy of the collection's own making, which is as consistent as the collection can make it.
     */
    private Object[] copy(Object given) {
        if (given instanceof Collection<?> collection) {
            return collection.toArray();
        }
        if (given instanceof Iterable<?> iterable) {
            return StreamSupport.stream(iterable.spliterator(), false).toArray();
        }
        if (given instanceof Object[] array) {
            return Arrays.copyOf(array, array.length, Object[].class);
        }
        if (given instanceof Stream<?> stream) {
            try (stream) {
                return stream.toArray();
            }
        }
        throw new IllegalStateException(source + " gave a " + given.getClass().getName()
                + "; it must give an Iterable, array, Stream or Supplier of one of these");
    }
}
