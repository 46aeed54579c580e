package dev.reknit.benchmarks.state;

/** Remembers the balance, and sets it back. */
final class ByHandAccount implements Account {
    private String owner = "somebody";
    private long balance;
    private int bookings;

    @Override
    public void nothing() {
        long before = balance;
        try {
            empty();
        } catch (RuntimeException failure) {
            balance = before;
            throw failure;
        }
    }

    private void empty() {}

    @Override
    public void fail(long newBalance) {
        try {
            setAndFail(newBalance);
        } catch (Rejected expected) {
            // Everything is as before.
        }
    }

    private void setAndFail(long newBalance) {
        long before = balance;
        try {
            balance = newBalance;
            throw Rejected.NOW;
        } catch (RuntimeException failure) {
            balance = before;
            throw failure;
        }
    }

    @Override
    public long balance() {
        return balance;
    }

    @Override
    public String toString() {
        return owner + ", " + bookings;
    }
}
