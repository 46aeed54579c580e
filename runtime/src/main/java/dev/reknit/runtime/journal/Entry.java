package dev.reknit.runtime.journal;

import java.nio.ByteBuffer;

/**
 * What stands before the arguments in the record of a call.
 *
 * @param object the number of the object
 * @param method the number of the method in the object's last declaration before
 * @param millis when it was called, in ms since 1970-01-01T00:00Z
 * @param nanos the same by {@link System#nanoTime}
 * @param seed of what the call drew by chance
 * @param hash of what the journaled calls on the object before this one did
 */
record Entry(long object, int method, long millis, long nanos, long seed, long hash) {
    static void write(ByteBuffer to, long object, int method, Moment moment, long hash) {
        to.putLong(object);
        to.putInt(method);
        to.putLong(moment.millis());
        to.putLong(moment.nanos());
        to.putLong(moment.seed());
        to.putLong(hash);
    }

    static Entry read(ByteBuffer from) {
        return new Entry(from.getLong(), from.getInt(), from.getLong(), from.getLong(), from.getLong(), from.getLong());
    }

    Moment moment() {
        return new Moment(millis, nanos, seed);
    }
}
