package dev.reknit.benchmarks.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers what it replaces, and puts that back. */
final class ByHandBook implements Book {
    private final Map<Long, Order> orders = new HashMap<>();

    ByHandBook(int entries) {
        for (long id = 0; id < entries; id++) {
            orders.put(id, new Order(id, 0));
        }
    }

    @Override
    public void keep(long[] ids, long amount) {
        change(ids, amount, false);
    }

    @Override
    public void fail(long[] ids, long amount) {
        try {
            change(ids, amount, true);
        } catch (Rejected expected) {
            // Everything is as before.
        }
    }

    private void change(long[] ids, long amount, boolean fails) {
        @Nullable Order[] before = new @Nullable Order[ids.length];
        int done = 0;
        try {
            for (; done < ids.length; done++) {
                before[done] = orders.put(ids[done], new Order(ids[done], amount));
            }
            if (fails) {
                throw Rejected.NOW;
            }
        } catch (RuntimeException failure) {
            while (--done >= 0) {
                putBack(ids[done], before[done]);
            }
            throw failure;
        }
    }

    private void putBack(long id, @Nullable Order before) {
        if (before == null) {
            orders.remove(id);
        } else {
            orders.put(id, before);
        }
    }

    @Override
    public String order(long id) {
        return String.valueOf(orders.get(id));
    }
}
