package dev.reknit.runtime.state.collections;

import java.util.Random;

/** An element: equal to others of its number, the same as none. */
final class Item implements Comparable<Item> {
    private static final Item[] POOL = new Item[30];

    static {
        for (int i = 0; i < POOL.length; i++) {
            POOL[i] = new Item(i % 12);
        }
    }

    private final int number;

    private Item(int number) {
        this.number = number;
    }

    static Item any(Random random) {
        return POOL[random.nextInt(POOL.length)];
    }

    int number() {
        return number;
    }

    @Override
    public int compareTo(Item other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Item other && number == other.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return "item " + number;
    }
}
