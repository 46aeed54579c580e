package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@link BitSet} that logs its changes. The bits are the superclass's, since other sets look at
 * them there. Of a change of one bit that bit is logged, of a range the range's bits, of all their
 * words. A range can be put back only run by run, so one that is much of the set is logged
 * as all.
 */
public final class TrackedBitSet extends BitSet implements TrackedCollection {
    private static final long serialVersionUID = 1;
    private static final Undo BIT = new BitUndo();
    private static final Undo RANGE = new RangeUndo();
    private static final Undo ALL = new AllUndo();

    /** Creates an empty set. */
    public TrackedBitSet() {}

    /** Creates an empty set with room for some bits. */
    public TrackedBitSet(int nbits) {
        super(nbits);
    }

    @Override
    public void set(int bitIndex) {
        save(bitIndex);
        super.set(bitIndex);
    }

    @Override
    public void clear(int bitIndex) {
        save(bitIndex);
        super.clear(bitIndex);
    }

    @Override
    public void flip(int bitIndex) {
        save(bitIndex);
        super.flip(bitIndex);
    }

    private void save(int bitIndex) {
        UndoLog log = UndoLog.current();
        if (log != null && bitIndex >= 0) {
            log.begin(1, 2);
            log.put(this);
            log.put((long) bitIndex);
            log.put(get(bitIndex) ? 1L : 0L);
            log.end(BIT);
        }
    }

    @Override
    public void set(int fromIndex, int toIndex) {
        save(fromIndex, toIndex);
        super.set(fromIndex, toIndex);
    }

    @Override
    public void clear(int fromIndex, int toIndex) {
        save(fromIndex, toIndex);
        super.clear(fromIndex, toIndex);
    }

    @Override
    public void flip(int fromIndex, int toIndex) {
        save(fromIndex, toIndex);
        super.flip(fromIndex, toIndex);
    }

    private void save(int fromIndex, int toIndex) {
        UndoLog log = UndoLog.current();
        if (log == null || fromIndex < 0 || toIndex <= fromIndex) {
            return;
        }
        if (toIndex - fromIndex >= length() >> 5) {
            saveAll(log);
            return;
        }
        log.begin(2, 2);
        log.put(this);
        log.put(get(fromIndex, toIndex));
        log.put((long) fromIndex);
        log.put((long) toIndex);
        log.end(RANGE);
    }

    @Override
    public void clear() {
        saveAll(UndoLog.current());
        super.clear();
    }

    @Override
    public void and(BitSet set) {
        saveAll(UndoLog.current());
        super.and(set);
    }

    @Override
    public void or(BitSet set) {
        saveAll(UndoLog.current());
        super.or(set);
    }

    @Override
    public void xor(BitSet set) {
        saveAll(UndoLog.current());
        super.xor(set);
    }

    @Override
    public void andNot(BitSet set) {
        saveAll(UndoLog.current());
        super.andNot(set);
    }

    private void saveAll(@Nullable UndoLog log) {
        if (log != null) {
            log.begin(2, 0);
            log.put(this);
            log.put(toLongArray());
            log.end(ALL);
        }
    }

    @Override
    public Object clone() {
        return super.clone();
    }

    private Object writeReplace() {
        BitSet plain = new BitSet();
        plain.or(this);
        return plain;
    }

    private static final class BitUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            boolean bit = log.takeNumber() != 0;
            int index = (int) log.takeNumber();
            ((BitSet) Objects.requireNonNull(log.takeReference())).set(index, bit);
        }

        @Override
        public String toString() {
            return "a bit of a BitSet";
        }
    }

    private static final class RangeUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            int to = (int) log.takeNumber();
            int from = (int) log.takeNumber();
            BitSet range = (BitSet) Objects.requireNonNull(log.takeReference());
            BitSet set = (BitSet) Objects.requireNonNull(log.takeReference());
            set.clear(from, to);
            for (int i = range.nextSetBit(0); i >= 0; ) {
                int end = range.nextClearBit(i);
                set.set(from + i, from + end);
                i = range.nextSetBit(end);
            }
        }

        @Override
        public String toString() {
            return "bits of a BitSet";
        }
    }

    private static final class AllUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            long[] words = (long[]) Objects.requireNonNull(log.takeReference());
            BitSet set = (BitSet) Objects.requireNonNull(log.takeReference());
            set.clear();
            set.or(BitSet.valueOf(words));
        }

        @Override
        public String toString() {
            return "the bits of a BitSet";
        }
    }
}
