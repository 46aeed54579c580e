package dev.reknit.weaver.track.twin;

/** A part of a world that knows nothing of checkpoints. */
final class Node {
    private final int id;
    private int value;
    private long total;
    private Node next;
    private Object held;
    int open;

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
        return id + "=" + value + "/" + total + "/" + open + ">" + (next == null ? "-" : next.id);
    }
}
