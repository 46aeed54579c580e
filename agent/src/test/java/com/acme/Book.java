package com.acme;

import dev.reknit.Checkpointed;
import java.util.HashMap;
import java.util.Map;

/** Consists of postings. */
final class Book {
    private final Map<String, Posting> postings = new HashMap<>();
    private int total;

    void add(int amount) {
        total += amount;
        postings.computeIfAbsent("all", unknown -> new Posting(0)).add(amount);
    }

    @Checkpointed
    void addAndFail(int amount) {
        add(amount);
        throw new IllegalStateException("failed at " + this);
    }

    @Override
    public String toString() {
        return total + " " + postings;
    }
}
