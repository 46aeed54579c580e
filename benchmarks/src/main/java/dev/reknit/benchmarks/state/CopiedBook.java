package dev.reknit.benchmarks.state;

import java.util.HashMap;
import java.util.function.Supplier;

/** Copies the whole map before it changes anything, and goes on with the copy if need be. */
final class CopiedBook implements Book {
    private final Copier copier;
    private HashMap<Long, Order> orders = new HashMap<>();

    CopiedBook(int entries, Copier copier) {
        this.copier = copier;
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
        Supplier<HashMap<Long, Order>> before = copier.copy(orders);
        try {
            for (long id : ids) {
                orders.put(id, new Order(id, amount));
            }
            if (fails) {
                throw Rejected.NOW;
            }
        } catch (RuntimeException failure) {
            orders = before.get();
            throw failure;
        }
    }

    @Override
    public String order(long id) {
        return String.valueOf(orders.get(id));
    }
}
