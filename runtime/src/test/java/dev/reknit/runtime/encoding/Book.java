package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The root of a graph, with collections in final fields, as the weaver would write it. */
class Book extends Node {
    static final String reknit$state = """
            dev.reknit.Book
            =name Ljava/lang/String;
            =orders Ljava/util/Map;
            =lines Ljava/util/List;
            ~count I
            ~price D
            ~open Z""";

    final String name;
    final Map<Object, Object> orders;
    final List<Object> lines;
    int count;
    double price;
    boolean open;

    Book(String name) {
        super(7);
        this.name = name;
        orders = new HashMap<>();
        lines = new ArrayList<>();
    }

    @SuppressWarnings("unchecked")
    Book(StateReader from) {
        super(from);
        name = String.valueOf(from.takeReference());
        orders = (Map<Object, Object>) from.takeReference();
        lines = (List<Object>) from.takeReference();
    }

    @Override
    public void reknit$saveFinal(StateWriter to) {
        super.reknit$saveFinal(to);
        to.putReference(name);
        to.putReference(orders);
        to.putReference(lines);
    }

    @Override
    public void reknit$save(StateWriter to) {
        super.reknit$save(to);
        to.putInt(count);
        to.putDouble(price);
        to.putBoolean(open);
    }

    @Override
    public void reknit$load(StateReader from) {
        super.reknit$load(from);
        count = from.takeInt();
        price = from.takeDouble();
        open = from.takeBoolean();
    }

    @Override
    public void reknit$refill(StateReader from) {
        super.reknit$refill(from);
        from.refill(name);
        from.refill(orders);
        from.refill(lines);
    }
}
