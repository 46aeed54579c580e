package dev.reknit.benchmarks.state;

import java.io.Serializable;

/** Cannot go back. */
final class PlainAccount implements Account, Serializable {
    private static final long serialVersionUID = 1;

    private String owner = "somebody";
    private long balance;
    private int bookings;

    @Override
    public void nothing() {}

    @Override
    public void fail(long newBalance) {
        balance = newBalance;
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
