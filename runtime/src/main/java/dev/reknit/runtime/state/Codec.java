package dev.reknit.runtime.state;

import org.jspecify.annotations.Nullable;

/**
 * How the contents of one family of types are saved, and put back into the same object. What is
 * saved has references to other objects, not copies; those objects are saved on their own.
 *
 * @param <T> the type whose contents these are
 * @param <S> what is saved; never changed
 */
abstract class Codec<T, S> {
    /** Saves the contents. What this throws means that they cannot be captured. */
    abstract S read(T object) throws Throwable;

    /**
     * Whether the object has the saved contents: the same objects, in the same order.
     *
     * @param written whether {@link #write} was called, so that an order that the type does not
     *     promise may differ
     */
    abstract boolean holds(T object, S saved, boolean written) throws Throwable;

    /** Puts the contents back, as much of them as possible before something is thrown. */
    abstract void write(T object, S saved) throws Throwable;

    /**
     * Has a table find its keys again whose hash is another one by now; false if there was nothing to
     * do.
     */
    boolean settle(T object) throws Throwable {
        return false;
    }

    /** Names the objects that the contents refer to. */
    void references(S saved, References to) {}

    /**
     * Whether {@link #holds} or {@link #write} asks other objects for hash, order or contents;
     * these should be restored before.
     */
    boolean asksOthers() {
        return false;
    }

    /** Takes the objects that contents refer to. */
    interface References {
        /** One in a field. */
        void field(@Nullable Object target, String name);

        /** One in a sequence. */
        void element(@Nullable Object target, int index);

        /** A key of a map, and its value. */
        void entry(@Nullable Object key, @Nullable Object value);
    }
}
