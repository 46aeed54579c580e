package dev.reknit.runtime.state.collections;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** That some elements of a {@link CopyOnWriteArrayList} were removed by one call. */
final class Removal extends Change {
    private final CopyOnWriteArrayList<?> list;
    private final List<@Nullable Object> elements = new ArrayList<>();
    private final BitSet removed = new BitSet();

    Removal(CopyOnWriteArrayList<?> list) {
        this.list = list;
    }

    /** Learns what is to become of the next element. */
    void next(@Nullable Object element, boolean remove) {
        removed.set(elements.size(), remove);
        elements.add(element);
    }

    @Override
    void takeBack() {
        int from = removed.nextSetBit(0);
        int to = removed.length();
        List<@Nullable Object> kept = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (!removed.get(i)) {
                kept.add(elements.get(i));
            }
        }
        new Splice(list, from, elements.subList(from, to), kept).takeBack();
    }
}
