package dev.reknit.scenarios.durable;

/** Extends what orders own; named by no field. */
public class LaterLine extends Line {
    private final Side side;

    public LaterLine(String item, int count, Side side) {
        super(item, count);
        this.side = side;
    }

    @Override
    public String toString() {
        return super.toString() + side;
    }
}
