package dev.reknit.runtime.state;

import java.util.ArrayList;
import java.util.List;

/** The open scopes of one thread, each within the one before; those that were closed are kept for the next calls. */
final class OpenScopes {
    private final UndoLog log;
    private final List<LogScope> scopes = new ArrayList<>();
    private int depth;

    OpenScopes(UndoLog log) {
        this.log = log;
    }

    /** The one that will be the innermost as soon as it is {@linkplain #opened open}. */
    LogScope next() {
        if (depth == scopes.size()) {
            scopes.add(new LogScope(log, depth));
        }
        return scopes.get(depth);
    }

    void opened() {
        depth++;
    }

    /** The innermost is open no more. */
    void closed() {
        depth--;
    }

    /** How many are open. */
    int depth() {
        return depth;
    }

    /** One that is open; 0 is the outermost. */
    LogScope at(int at) {
        return scopes.get(at);
    }

    LogScope innermost() {
        return scopes.get(depth - 1);
    }

    /** The number of one that is not the innermost. */
    long epochOf(int at) {
        return scopes.get(at + 1).outerEpoch();
    }

    /**
     * The last one around the innermost whose number is not higher than another one: numbers rise from scope to scope. The outermost if
     * all are higher.
     */
    int lastUpTo(long number) {
        int low = 0;
        int high = depth - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (epochOf(middle) <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
