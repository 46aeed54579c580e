package dev.reknit.weaver.track.twin;

import java.util.Arrays;

/** A part of a world that knows nothing of checkpoints. */
final class Node {
    private final int id;
    private int value;
    private long total;
    private Node next;
    private Object held;
    int open;
    protected long shared;
    Node near;
    Object lent;
    int[] marks = new int[3];

    Node(int id, Node before) {
        this.id = id;
        if (before != null) {
            before.next = this;
        }
    }

    int id() {
        return id;
    }

    void add(int amount) {
        value += amount;
        total = value * 3L + (open = total > 50 ? amount : value);
    }

    void next(Node next) {
        this.next = next;
    }

    Node next() {
        return next;
    }

    void hold(Object held) {
        this.held = held;
    }

    Object held() {
        return held;
    }

    @Override
    public String toString() {
        return id + "=" + value + "/" + total + "/" + open + "/" + shared + Arrays.toString(marks) + ">"
                + (next == null ? "-" : next.id) + (near == null ? "-" : near.id);
    }
}
