package com.acme;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import java.util.ArrayList;
import java.util.List;

/** Objects that outlive the process; some of a class that nothing names but the code that makes them. */
@Checkpointed
public class Shelf {
    private final List<Item> items = new ArrayList<>();

    @Journaled
    void put(Item item) {
        items.add(item);
    }

    @Override
    public String toString() {
        return items.toString();
    }

    /** Puts two things on the shelf if asked to, then shows it. */
    public static void main(String[] arguments) {
        Shelf shelf = new Shelf();
        if (arguments.length > 0) {
            shelf.put(new Item("plain"));
            shelf.put(new LaterItem("later"));
        }
        System.out.println(shelf);
    }
}

/** What is on it. */
class Item {
    private final String name;
    private int touched;

    Item(String name) {
        this.name = name;
    }

    void touch() {
        touched++;
    }

    @Override
    public String toString() {
        return name + touched;
    }
}

/** Loaded when the shelf has been woven. */
class LaterItem extends Item {
    private String note;

    LaterItem(String name) {
        super(name);
        note = "noted";
        touch();
    }

    @Override
    public String toString() {
        return super.toString() + note;
    }
}
