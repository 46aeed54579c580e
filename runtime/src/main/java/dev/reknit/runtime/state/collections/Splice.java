package dev.reknit.runtime.state.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** That some elements in a row of a {@link CopyOnWriteArrayList} gave way to others. */
final class Splice extends Change {
    private final CopyOnWriteArrayList<@Nullable Object> list;
    private final int place;

    /** The elements that are no longer there; may be filled while the change is made. */
    final List<@Nullable Object> before;

    /** The elements that are there now; likewise. */
    final List<@Nullable Object> after;

    @SuppressWarnings("unchecked")
    Splice(CopyOnWriteArrayList<?> list, int place, List<?> before, List<?> after) {
        this.list = (CopyOnWriteArrayList<@Nullable Object>) list;
        this.place = place;
        this.before = (List<@Nullable Object>) before;
        this.after = (List<@Nullable Object>) after;
    }

    @Override
    void takeBack() {
        if (before.size() == after.size()) {
            replace();
            return;
        }
        List<@Nullable Object> missing = new ArrayList<>(after);
        if (!after.isEmpty() && !removeInPlace(missing)) {
            missing.removeIf(this::removeLast);
        }
        // What others removed stays removed.
        List<@Nullable Object> back = new ArrayList<>(before);
        for (Object each : missing) {
            removeSame(back, each);
        }
        insert(back);
    }

    private void insert(List<@Nullable Object> back) {
        while (true) {
            try {
                list.addAll(Math.min(place, list.size()), back);
                return;
            } catch (IndexOutOfBoundsException shrunk) {
                // Others removed elements between the two calls.
            }
        }
    }

    /** In one step; elements that are not where they were put belong to others. */
    private void replace() {
        int[] index = {-place};
        list.replaceAll(each -> {
            int i = index[0]++;
            return i >= 0 && i < after.size() && each == after.get(i) ? before.get(i) : each;
        });
    }

    /** Removes in one step those that are where they were put. */
    private boolean removeInPlace(List<@Nullable Object> missing) {
        int[] index = {-place};
        boolean[] found = new boolean[after.size()];
        list.removeIf(each -> {
            int i = index[0]++;
            return i >= 0 && i < after.size() && (found[i] = each == after.get(i));
        });
        for (int i = after.size() - 1; i >= 0; i--) {
            if (found[i]) {
                missing.remove(i);
            }
        }
        return missing.isEmpty();
    }

    private boolean removeLast(@Nullable Object element) {
        @Nullable Object[] now = list.toArray();
        int last = now.length - 1;
        while (last >= 0 && now[last] != element) {
            last--;
        }
        int at = last;
        int[] index = {0};
        return last >= 0 && list.removeIf(each -> index[0]++ == at && each == element);
    }

    private static void removeSame(List<@Nullable Object> from, @Nullable Object element) {
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i) == element) {
                from.remove(i);
                return;
            }
        }
    }
}
