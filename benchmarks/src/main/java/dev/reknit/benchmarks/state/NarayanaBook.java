package dev.reknit.benchmarks.state;

import com.arjuna.ats.arjuna.AtomicAction;
import java.util.HashMap;
import java.util.Map;
import org.jboss.stm.Container;
import org.jboss.stm.annotations.ReadLock;
import org.jboss.stm.annotations.Transactional;
import org.jboss.stm.annotations.WriteLock;

/**
 * Each order is a transactional object, which locks itself and saves its state when it is first changed. The map is
 * no such object, for then it would be saved whole; so orders are changed instead of replaced.
 */
final class NarayanaBook implements Book {
    private final Map<Long, TransactionalOrder> orders = new HashMap<>();

    NarayanaBook(int entries) {
        Transactions.inMemory();
        Container<TransactionalOrder> container = new Container<>();
        for (long id = 0; id < entries; id++) {
            orders.put(id, container.create(new LockedOrder(id)));
        }
    }

    @Override
    public void keep(long[] ids, long amount) {
        AtomicAction transaction = new AtomicAction();
        transaction.begin();
        change(ids, amount);
        transaction.commit();
    }

    @Override
    public void fail(long[] ids, long amount) {
        AtomicAction transaction = new AtomicAction();
        transaction.begin();
        change(ids, amount);
        transaction.abort();
    }

    private void change(long[] ids, long amount) {
        for (long id : ids) {
            TransactionalOrder order = orders.get(id);
            if (order != null) {
                order.setAmount(amount);
            }
        }
    }

    @Override
    public String order(long id) {
        AtomicAction transaction = new AtomicAction();
        transaction.begin();
        TransactionalOrder order = orders.get(id);
        String text = order == null ? "null" : order.text();
        transaction.commit();
        return text;
    }

    /** What the library makes a proxy of. */
    @Transactional
    public interface TransactionalOrder {
        /** Sets the amount. */
        void setAmount(long amount);

        /** All of it. */
        String text();
    }

    /** What is behind the proxy. */
    public static final class LockedOrder implements TransactionalOrder {
        private final long id;
        private long amount;

        LockedOrder(long id) {
            this.id = id;
        }

        @Override
        @WriteLock
        public void setAmount(long amount) {
            this.amount = amount;
        }

        @Override
        @ReadLock
        public String text() {
            return id + ": " + amount;
        }
    }
}
