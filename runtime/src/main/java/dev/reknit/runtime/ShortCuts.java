package dev.reknit.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Which gates let calls pass without looking for the environment and the class they are made in. A gate keeps what it
 * found in plain fields; whenever that may cease to hold, it is told here to forget it. While any thread has an
 * environment of its own no gate may keep anything.
 */
final class ShortCuts {
    private static final Set<Gate> GATES = Collections.newSetFromMap(new WeakHashMap<>());
    private static int closed;

    /** Whether calls are counted that no policy has anything to do about, so that none may go by unseen. */
    private static boolean counting;

    private ShortCuts() {}

    /** Takes a new gate in. */
    static synchronized Gate register(Gate gate) {
        GATES.add(gate);
        return gate;
    }

    /** Lets a gate whose policies are not concerned by success, as nothing is configured for them, say so at once. */
    static synchronized void open(Gate gate) {
        if (closed == 0 && !counting) {
            gate.open();
        }
    }

    /** Lets a gate keep what was found in the system's environment, if it may. */
    static synchronized void keep(Gate gate, Ways of, Way way) {
        if (closed == 0 && way.countsAsWanted()) {
            gate.keep(of, way);
        }
    }

    /** A thread has an environment of its own from now on. */
    static synchronized void close() {
        if (closed++ == 0) {
            GATES.forEach(Gate::forget);
        }
    }

    /** Undoes {@link #close}; gates find their ways again as they are called. */
    static synchronized void reopen() {
        closed--;
    }

    /** Has a gate look for its way again. */
    static synchronized void forget(Gate gate) {
        gate.forget();
    }

    /** Calls in the system's environment are counted from now on, or no longer. */
    static synchronized void count(boolean on) {
        counting = on;
        GATES.forEach(Gate::forget);
    }

    /** All gates there are. */
    static synchronized List<Gate> gates() {
        return new ArrayList<>(GATES);
    }
}
