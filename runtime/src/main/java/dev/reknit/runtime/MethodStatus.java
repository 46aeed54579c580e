package dev.reknit.runtime;

import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.metrics.MeterSet;
import java.util.List;

/**
 * A method as called on objects of a class: what guards it now, and its numbers. Kept with the class, so whoever looks
 * on from outside must not hold it. Safe for use by several threads.
 */
public final class MethodStatus {
    private final Class<?> bean;
    private final Site site;
    private final MeterSet meters;
    private volatile List<String> policies = List.of();

    MethodStatus(Class<?> bean, Guarded method, Environment environment) {
        this.bean = bean;
        this.site = method.site();
        this.meters = new MeterSet(
                environment.metrics(), bean.getName() + "." + method.method().getName());
    }

    /** The class of the objects; for a static method, its own. */
    public Class<?> bean() {
        return bean;
    }

    /** The method. */
    public Site site() {
        return site;
    }

    /** Its meters; shown once a plan has taken effect. */
    public MeterSet meters() {
        return meters;
    }

    /** The policies that guard it, outermost first; empty if none does. */
    public List<String> policies() {
        return policies;
    }

    /** A plan takes effect. */
    void guardedBy(Plan plan) {
        policies = plan.names();
    }
}
