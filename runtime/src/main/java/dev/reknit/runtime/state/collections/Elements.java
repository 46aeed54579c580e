package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Kinds;
import dev.reknit.runtime.state.UndoLog;
import org.jspecify.annotations.Nullable;

/**
 * What a collection knows about its elements: whether one of them ever was of a kind that is copied.
 * Only then has anything to be done before elements are handed out in a scope. A clone of the
 * collection may share it.
 */
final class Elements {
    static final @Nullable Object[] NONE = {};

    private boolean copied;

    /** Takes note of an element that the collection is about to get. */
    void given(@Nullable Object element) {
        if (!copied && Kinds.isCopied(element)) {
            copied = true;
        }
    }

    /** Takes note of several. */
    void given(@Nullable Object[] all) {
        for (int i = 0; i < all.length && !copied; i++) {
            given(all[i]);
        }
    }

    /** Whether {@link #out} does anything. */
    boolean anyCopied() {
        return copied;
    }

    /** Called with what the collection is about to hand out. */
    <T extends @Nullable Object> T out(T element) {
        if (copied) {
            UndoLog log = UndoLog.current();
            if (log != null) {
                UndoLog.reach(element, log);
            }
        }
        return element;
    }

    /** The same for several elements, of which only the array itself is new. */
    @Nullable
    Object[] allOut(@Nullable Object[] all) {
        if (copied) {
            UndoLog log = UndoLog.current();
            if (log != null) {
                for (Object each : all) {
                    UndoLog.reach(each, log);
                }
            }
        }
        return all;
    }
}
