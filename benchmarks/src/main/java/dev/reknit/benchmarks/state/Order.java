package dev.reknit.benchmarks.state;

import java.io.Serializable;

/** A value of the map, of all contenders that do not need one of their own. */
final class Order implements Serializable {
    private static final long serialVersionUID = 1;

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
