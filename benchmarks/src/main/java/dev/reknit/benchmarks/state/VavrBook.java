package dev.reknit.benchmarks.state;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/** A persistent map: each put makes another map that shares most with the one before. Going back is to forget it. */
final class VavrBook implements Book {
    private Map<Long, Order> orders = HashMap.empty();

    VavrBook(int entries) {
        for (long id = 0; id < entries; id++) {
            orders = orders.put(id, new Order(id, 0));
        }
    }

    @Override
    public void keep(long[] ids, long amount) {
        orders = changed(ids, amount, false);
    }

    @Override
    public void fail(long[] ids, long amount) {
        try {
            orders = changed(ids, amount, true);
        } catch (Rejected expected) {
            // Nothing was assigned.
        }
    }

    private Map<Long, Order> changed(long[] ids, long amount, boolean fails) {
        Map<Long, Order> changed = orders;
        for (long id : ids) {
            changed = changed.put(id, new Order(id, amount));
        }
        if (fails) {
            throw Rejected.NOW;
        }
        return changed;
    }

    @Override
    public String order(long id) {
        return orders.get(id).map(Order::toString).getOrElse("null");
    }
}
