package dev.reknit.benchmarks.state;

import dev.reknit.Checkpointed;
import java.util.HashMap;
import java.util.Map;

/** The annotation, and otherwise {@link PlainBook}. */
final class ReknitBook implements Book {
    private final Map<Long, Order> orders = new HashMap<>();

    ReknitBook(int entries) {
        for (long id = 0; id < entries; id++) {
            orders.put(id, new Order(id, 0));
        }
    }

    @Override
    @Checkpointed
    public void keep(long[] ids, long amount) {
        for (long id : ids) {
            orders.put(id, new Order(id, amount));
        }
    }

    @Override
    public void fail(long[] ids, long amount) {
        try {
            putAndFail(ids, amount);
        } catch (Rejected expected) {
            // Everything is as before.
        }
    }

    @Checkpointed
    private void putAndFail(long[] ids, long amount) {
        for (long id : ids) {
            orders.put(id, new Order(id, amount));
        }
        throw Rejected.NOW;
    }

    @Override
    public String order(long id) {
        return String.valueOf(orders.get(id));
    }

    /** The same as the other contenders' class, which would be woven if it were used here. */
    private static final class Order {
        private final long id;
        private long amount;

        Order(long id, long amount) {
            this.id = id;
            this.amount = amount;
        }

        @Override
        public String toString() {
            return id + ": " + amount;
        }
    }
}
