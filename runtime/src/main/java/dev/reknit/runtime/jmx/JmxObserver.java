package dev.reknit.runtime.jmx;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.Observer;

/**
 * Registers the program's beans with the platform's server, unless the system property {@code reknit/jmx/enabled} is
 * {@code false} or this Java has no JMX.
 */
public final class JmxObserver implements Observer {
    /** For {@link java.util.ServiceLoader}. */
    public JmxObserver() {}

    @Override
    public void observe(Environment system) {
        if (!"false".equalsIgnoreCase(System.getProperty("reknit/jmx/enabled"))) {
            try {
                // This class names no type of JMX, so that it can be loaded where there is none.
                Beans.onThePlatform(system);
            } catch (LinkageError withoutManagement) {
                // Then nobody looks for beans either.
            }
        }
    }
}
