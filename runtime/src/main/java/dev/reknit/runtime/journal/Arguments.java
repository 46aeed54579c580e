package dev.reknit.runtime.journal;

import dev.reknit.runtime.encoding.CallEncoding;
import dev.reknit.runtime.encoding.ClassTable;
import dev.reknit.runtime.encoding.StateWriter;
import java.nio.ByteBuffer;
import java.util.List;

/** Takes the arguments of the calls on one object, one call after the other. For whoever has the object's lock. */
final class Arguments {
    private final ClassTable classes = new ClassTable();
    private final CallEncoding encoding = new CallEncoding(classes);
    private int length;

    /** Begins a call. */
    StateWriter begin(JournaledMethod method) {
        return encoding.begin(method);
    }

    /**
     * All arguments were put.
     *
     * @throws dev.reknit.StateCaptureException if one cannot be saved
     */
    void end() {
        length = encoding.end();
    }

    /** The objects that the last call was given, directly or not. */
    List<Object> objects() {
        return encoding.objects();
    }

    /** How many classes there are in the calls so far. */
    int classes() {
        return classes.size();
    }

    /** Writes what the last call was given. */
    void writeTo(ByteBuffer to) {
        to.put(encoding.bytes(), 0, length);
    }

    /**
     * Describes classes.
     *
     * @param from how many to leave out, of those that came first
     */
    byte[] describe(int from) {
        return classes.describe(from);
    }
}
