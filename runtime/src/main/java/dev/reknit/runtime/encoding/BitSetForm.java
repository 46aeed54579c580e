package dev.reknit.runtime.encoding;

import dev.reknit.runtime.state.collections.TrackedBitSet;
import java.util.BitSet;
import java.util.List;

/** The form of a BitSet: as an array of longs. */
final class BitSetForm extends Form {
    private static final Shape SHAPE = Shape.parse("java.util.BitSet\n=length I");

    static final Form ONLY = new BitSetForm();

    private BitSetForm() {
        super(
                TrackedBitSet.class,
                List.of(SHAPE),
                new Descriptor(Kind.BUILT_IN, List.of(SHAPE), Contents.LONGS, 0, List.of()));
    }

    @Override
    void write(Object object, StateWriter to) {
        long[] words = ((BitSet) object).toLongArray();
        to.putInt(words.length);
        int place = to.room(words.length * Long.BYTES);
        Primitives.copyOut(words, 0, words.length, place, to);
    }

    @Override
    Object make(StateReader from) {
        from.takeLength();
        return new TrackedBitSet();
    }

    @Override
    void clear(Object there) {
        ((BitSet) there).clear();
    }

    @Override
    int fill(Object made, StateReader from, int index) {
        long[] words = new long[from.left() / Long.BYTES];
        int end = Primitives.copyIn(from, words, 0, Long.BYTES);
        ((BitSet) made).or(BitSet.valueOf(words));
        return end;
    }
}
