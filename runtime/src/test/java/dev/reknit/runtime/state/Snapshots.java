package dev.reknit.runtime.state;

import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.IdentityHashMap;

/** Takes snapshots without a gate. */
final class Snapshots {
    private static final Anatomies ANATOMIES = new Anatomies(MethodHandles.lookup());

    private Snapshots() {}

    /** What is reachable from an object. */
    static Snapshot of(Object root) {
        Capture capture = new Capture(ANATOMIES, Collections.newSetFromMap(new IdentityHashMap<>()), true);
        capture.root(root);
        return capture.finish();
    }
}
