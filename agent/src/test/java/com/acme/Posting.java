package com.acme;

/** Belongs to a book, and does not know Reknit. */
final class Posting {
    private int amount;

    Posting(int amount) {
        this.amount = amount;
    }

    void add(int more) {
        amount += more;
    }

    @Override
    public String toString() {
        return String.valueOf(amount);
    }
}
