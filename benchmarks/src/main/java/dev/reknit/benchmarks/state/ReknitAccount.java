package dev.reknit.benchmarks.state;

import dev.reknit.Checkpointed;

/** The annotation. */
final class ReknitAccount implements Account {
    private String owner = "somebody";
    private long balance;
    private int bookings;

    @Override
    @Checkpointed
    public void nothing() {}

    @Override
    public void fail(long newBalance) {
        try {
            setAndFail(newBalance);
        } catch (Rejected expected) {
            // Everything is as before.
        }
    }

    @Checkpointed
    private void setAndFail(long newBalance) {
        balance = newBalance;
        throw Rejected.NOW;
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
