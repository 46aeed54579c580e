package dev.reknit.runtime.jmx;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.Observer;
import java.lang.management.ManagementFactory;
import javax.management.JMException;

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
                new Beans(system, ManagementFactory.getPlatformMBeanServer()).begin();
            } catch (JMException failure) {
                throw new IllegalStateException("no beans of Reknit can be registered", failure);
            } catch (NoClassDefFoundError withoutManagement) {
                // Then nobody looks for beans either.
            }
        }
    }
}
