package dev.reknit.runtime.encoding;

import java.util.List;

/** Records and enums of all sorts. */
final class Kinds {
    static final Class<?>[] CLASSES = {
        Node.class,
        Cell.class,
        Book.class,
        Name.class,
        Point.class,
        Segment.class,
        Chain.class,
        Color.class,
        Holder.class
    };

    private Kinds() {}

    enum Color {
        RED,
        GREEN {
            @Override
            boolean isCold() {
                return true;
            }
        };

        boolean isCold() {
            return false;
        }
    }

    record Point(int x, double y, String name, Color color) {}

    record Segment(Point from, Point to, Long length) {}

    record Chain(int depth, Object value, Chain rest) {}

    record Holder(List<Object> contents) {}
}
