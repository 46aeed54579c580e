package dev.reknit.runtime;

import dev.reknit.runtime.event.Listener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Reports listeners that throw, once per class; their failure is never passed on to the application. */
final class BrokenListeners implements BiConsumer<Listener, Throwable> {
    static final BrokenListeners REPORT = new BrokenListeners();

    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private BrokenListeners() {}

    @Override
    public void accept(Listener listener, Throwable failure) {
        if (REPORTED.add(listener.getClass().getName())) {
            // The log itself may be what is broken, so this does not go through it.
            System.err.println(
                    "reknit: listener " + listener.getClass().getName() + " failed and is ignored: " + failure);
        }
    }
}
