package dev.reknit.runtime.state;

import org.jspecify.annotations.Nullable;

/** The saved contents of one object, or the part of them that one codec is for. */
final class Saved<T, S> {
    private final Codec<T, S> codec;
    private final T object;
    private final S contents;
    private final Place place;
    private boolean written;
    private @Nullable Throwable failure;

    Saved(Codec<T, S> codec, T object, S contents, Place place) {
        this.codec = codec;
        this.object = object;
        this.contents = contents;
        this.place = place;
    }

    /** The same with what the object holds by now; as it is if that cannot be read. */
    Saved<T, S> anew() {
        try {
            return new Saved<>(codec, object, codec.read(object), place);
        } catch (Throwable unreadable) {
            return this;
        }
    }

    Place place() {
        return place;
    }

    boolean asksOthers() {
        return codec.asksOthers();
    }

    /** What went wrong last; null if nothing has. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    T object() {
        return object;
    }

    /** Whether the object has the saved contents. */
    boolean holds() {
        try {
            return codec.holds(object, contents, written);
        } catch (Throwable unknown) {
            failure = unknown;
            return false;
        }
    }

    /** Has a table find its keys again; whether there was anything to do. */
    boolean settle() {
        try {
            return codec.settle(object);
        } catch (Throwable unknown) {
            failure = unknown;
            return false;
        }
    }

    /** Puts the contents back. */
    void write() {
        try {
            written = true;
            failure = null;
            codec.write(object, contents);
        } catch (Throwable stopped) {
            failure = stopped;
        }
    }
}
