package com.acme;

import dev.reknit.Checkpointed;
import java.util.ArrayList;
import java.util.List;

/** Consists of items. */
public class Cart {
    private final List<Item> items = new ArrayList<>();

    @Checkpointed
    void add(Item item) {
        items.add(item);
    }
}

class Item {
    private int number;
    int price;

    void more() {
        number++;
    }

    @Override
    public String toString() {
        return "item " + number;
    }
}

/** Comes before {@link Item} in the order of names. */
class Gift extends Item {
    private String wrapping = "none";

    void wrap(String paper) {
        wrapping = paper;
    }

    @Override
    public String toString() {
        return super.toString() + wrapping;
    }
}

class Stranger {
    private int number;

    void more() {
        number++;
    }

    @Override
    public String toString() {
        return "stranger " + number;
    }
}

/** Writes to items, which are not of it. */
class Shelf {
    void mark(Item item, int price) {
        item.price = price;
    }
}
