package dev.reknit.runtime.time;

import java.security.AccessController;
import java.security.PrivilegedAction;

/** Makes the runtime's own threads: daemons that keep nothing of the call in which they happen to be made. */
public final class Daemons {
    private Daemons() {}

    /** A thread, not started, without thread locals and context class loader of its maker. */
    @SuppressWarnings("removal")
    public static Thread create(String name, Runnable task) {
        // Up to Java 23 a thread keeps the protection domains of all frames of its maker, and by them their class
        // loaders, for as long as it lives; within doPrivileged they are this class's alone.
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
    }
}
