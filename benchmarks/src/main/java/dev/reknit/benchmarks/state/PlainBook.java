package dev.reknit.benchmarks.state;

import java.util.HashMap;
import java.util.Map;

/** Puts, and cannot go back. */
final class PlainBook implements Book {
    private final Map<Long, Order> orders = new HashMap<>();

    PlainBook(int entries) {
        for (long id = 0; id < entries; id++) {
            orders.put(id, new Order(id, 0));
        }
    }

    @Override
    public void keep(long[] ids, long amount) {
        for (long id : ids) {
            orders.put(id, new Order(id, amount));
        }
    }

    @Override
    public void fail(long[] ids, long amount) {
        keep(ids, amount);
    }

    @Override
    public String order(long id) {
        return String.valueOf(orders.get(id));
    }
}
