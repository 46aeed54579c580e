package dev.reknit.samples.counter;

/** An offer to sell. Knows nothing of checkpoints: that the book owns it is enough. */
final class Order {
    private final long number;
    private final long price;
    private int left;

    Order(long number, long price, int amount) {
        this.number = number;
        this.price = price;
        this.left = amount;
    }

    long number() {
        return number;
    }

    long price() {
        return price;
    }

    int left() {
        return left;
    }

    void take(int amount) throws RejectedException {
        left -= amount;
        if (left < 0) {
            throw new RejectedException("order " + number + " has not " + amount + " pieces left");
        }
    }
}
