package dev.reknit.runtime.encoding;

import dev.reknit.StateCaptureException;
import java.util.List;

/**
 * Writes the arguments of calls, one call after the other, with whatever they refer to. Objects are written by value: they are the same
 * object for one call only. Allocates nothing once it has been used, for arguments that are values. For one thread.
 */
public final class CallEncoding {
    private static final int MOST_KEPT = 1 << 16;

    private final ClassTable classes;
    private final CallNumbers numbers = new CallNumbers();
    private StateWriter to;

    /** Creates one that describes classes in a table that others may use, too. */
    public CallEncoding(ClassTable classes) {
        this.classes = classes;
        to = new StateWriter(classes, numbers);
    }

    /** Begins a call; the arguments are to be put in their order. */
    public StateWriter begin() {
        if (to.bytes().length > MOST_KEPT) {
            to = new StateWriter(classes, numbers);
        }
        to.cutTo(0);
        to.queue().clear();
        numbers.clear();
        return to;
    }

    /**
     * The same.
     *
     * @param method what is called, for messages
     */
    public StateWriter begin(Object method) {
        StateWriter begun = begin();
        begun.call(method);
        return begun;
    }

    /**
     * Ends a call: writes the objects that the arguments refer to.
     *
     * @return how many of {@link #bytes} were written
     * @throws StateCaptureException if something cannot be saved
     */
    public int end() {
        ObjectQueue queue = to.queue();
        while (!queue.isEmpty()) {
            long number = queue.number();
            Object object = queue.take();
            Form form = Forms.of(object);
            to.putNumber(number);
            to.putCount(classes.number(form));
            int lengthAt = to.room(1);
            form.write(object, to);
            to.putLengthAt(lengthAt);
        }
        return to.length();
    }

    /** The objects among the arguments, and those that they lead to, that may be changed; until the next call begins. */
    public List<Object> objects() {
        return numbers.count() == 0 ? List.of() : numbers.objects();
    }

    /** Has what was written at its beginning; until the next call begins. */
    public byte[] bytes() {
        return to.bytes();
    }
}
