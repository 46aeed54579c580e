package dev.reknit.scenarios.durable;

/** Extends what orders own; named by no field. */
public class LaterLine extends Line {
    private final Side side;

    private LaterLine(String item, int count, Side side) {
        super(item, count);
        this.side = side;
    }

    /** Makes one. Who calls the constructor and passes it on as a line has both loaded by the verifier, before the orders. */
    public static Line of(String item, int count, Side side) {
        return new LaterLine(item, count, side);
    }

    @Override
    public String toString() {
        return super.toString() + side;
    }
}
