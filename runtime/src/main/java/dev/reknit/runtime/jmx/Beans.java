package dev.reknit.runtime.jmx;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.Managed;
import dev.reknit.runtime.MethodStatus;
import dev.reknit.runtime.States;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * The beans of an environment on a server. A second after a plan has taken effect, what is new is registered and what is
 * gone is taken away, on a thread of the environment's scheduler, so that no call waits for it.
 */
final class Beans {
    private static final long DELAY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Environment environment;
    private final MBeanServer server;
    private final Set<Object> known = Collections.newSetFromMap(new WeakHashMap<>());
    private final List<Registered> registered = new ArrayList<>();
    private final AtomicBoolean pending = new AtomicBoolean();

    /** A bean, and what it shows. */
    private record Registered(ObjectName name, WeakReference<Object> subject) {}

    Beans(Environment environment, MBeanServer server) {
        this.environment = environment;
        this.server = server;
    }

    /** Shows an environment on the server of this JVM. */
    static void onThePlatform(Environment environment) {
        new Beans(environment, ManagementFactory.getPlatformMBeanServer()).begin();
    }

    /** Registers what there is, and from then on what comes. */
    void begin() {
        StandardMBean program = new StandardMBean(new ReknitView(environment), ReknitMXBean.class, true);
        register(new BeanName("Runtime", Map.of()), environment, program, Environment.class.getClassLoader());
        environment.onPlans(ignored -> later());
        update();
    }

    private void later() {
        if (!pending.getAndSet(true)) {
            environment.scheduler().schedule(DELAY_NANOS, this::update);
        }
    }

    /** Registers what is new, and takes away what is gone. */
    synchronized void update() {
        pending.set(false);
        registered.removeIf(each -> each.subject.get() == null && unregister(each.name));
        for (MethodStatus each : environment.states().methods()) {
            if (known.add(each)) {
                register(
                        BeanName.ofMethod("Method", each.bean(), each.site().member()),
                        each,
                        WeakBean.of(each, MethodMXBean.class, MethodView::new),
                        each.bean().getClassLoader());
            }
        }
        for (States.Entry<Managed> each : environment.states().managed()) {
            if (known.add(each.state())) {
                register(
                        name(each),
                        each.state(),
                        WeakBean.of(each.state(), each.state().beanInterface(), state -> state),
                        each.bean().map(Class::getClassLoader).orElse(null));
            }
        }
    }

    private static BeanName name(States.Entry<Managed> entry) {
        String type = entry.state().beanType();
        return entry.bean()
                .map(bean -> BeanName.ofMethod(type, bean, entry.name()))
                .orElseGet(() -> new BeanName(type, Map.of("name", entry.name())));
    }

    private void register(BeanName name, Object subject, StandardMBean bean, @Nullable ClassLoader loader) {
        try {
            registered.add(new Registered(register(name, bean, loader), new WeakReference<>(subject)));
        } catch (JMException | RuntimeException failure) {
            System.err.println("reknit: no bean for " + name + ": " + failure);
        }
    }

    private ObjectName register(BeanName name, StandardMBean bean, @Nullable ClassLoader loader) throws JMException {
        try {
            return server.registerMBean(bean, name.plain()).getObjectName();
        } catch (InstanceAlreadyExistsException taken) {
            return server.registerMBean(bean, name.within(loader)).getObjectName();
        }
    }

    private boolean unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException gone) {
            return true;
        } catch (JMException | RuntimeException failure) {
            System.err.println("reknit: " + name + " could not be taken away: " + failure);
        }
        return true;
    }
}
