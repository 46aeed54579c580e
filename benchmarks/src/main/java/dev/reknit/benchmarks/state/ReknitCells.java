package dev.reknit.benchmarks.state;

import dev.reknit.Checkpointed;

/** The same, woven. */
final class ReknitCells implements Cells {
    private static volatile boolean over;

    private final Cell[] cells = new Cell[COUNT];
    private final long[] numbers = new long[COUNT];
    private long value;

    ReknitCells() {
        for (int i = 0; i < COUNT; i++) {
            cells[i] = new Cell();
        }
    }

    @Override
    public void set(long newValue) {
        value = newValue;
    }

    @Override
    public void setEach(long newValue) {
        for (int i = 0; i < COUNT; i++) {
            cells[i].value = newValue;
        }
    }

    @Override
    public void fill(long newValue) {
        for (int i = 0; i < COUNT; i++) {
            numbers[i] = newValue + i;
        }
    }

    @Override
    @Checkpointed
    public void setEachInScope(long newValue) {
        for (int i = 0; i < COUNT; i++) {
            cells[i].value = newValue;
        }
    }

    /** A volatile variable is read between writes, so that they are not made one. */
    @Override
    @Checkpointed
    public void setAgainInScope(long newValue) {
        for (int i = 0; i < COUNT && !over; i++) {
            value = newValue + i;
        }
    }

    @Override
    public long value() {
        return value;
    }

    private static final class Cell {
        private long value;

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }
}
