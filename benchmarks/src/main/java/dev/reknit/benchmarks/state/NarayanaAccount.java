package dev.reknit.benchmarks.state;

import com.arjuna.ats.arjuna.AtomicAction;
import org.jboss.stm.Container;
import org.jboss.stm.annotations.ReadLock;
import org.jboss.stm.annotations.Transactional;
import org.jboss.stm.annotations.WriteLock;

/** A transactional object, which locks itself and saves its state when it is first changed. */
final class NarayanaAccount implements Account {
    private final Balance account;

    NarayanaAccount() {
        Transactions.inMemory();
        account = new Container<Balance>().create(new LockedBalance());
    }

    @Override
    public void nothing() {
        AtomicAction transaction = new AtomicAction();
        transaction.begin();
        transaction.commit();
    }

    @Override
    public void fail(long balance) {
        AtomicAction transaction = new AtomicAction();
        transaction.begin();
        account.set(balance);
        transaction.abort();
    }

    @Override
    public long balance() {
        AtomicAction transaction = new AtomicAction();
        transaction.begin();
        long balance = account.get();
        transaction.commit();
        return balance;
    }

    /** What the library makes a proxy of. */
    @Transactional
    public interface Balance {
        /** Sets it. */
        void set(long balance);

        /** What was set. */
        long get();
    }

    /** What is behind the proxy. */
    public static final class LockedBalance implements Balance {
        private String owner = "somebody";
        private long balance;
        private int bookings;

        @Override
        @WriteLock
        public void set(long newBalance) {
            balance = newBalance;
        }

        @Override
        @ReadLock
        public long get() {
            return balance;
        }

        @Override
        public String toString() {
            return owner + ", " + bookings;
        }
    }
}
