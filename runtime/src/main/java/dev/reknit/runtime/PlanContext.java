package dev.reknit.runtime;

import dev.reknit.runtime.metrics.MeterSet;
import java.util.function.Supplier;

/**
 * What a policy is made for: a method, as called on objects of one class, in one environment. Policies are made anew
 * when the configuration changes; what must outlive that is {@linkplain #state kept here}.
 *
 * @param method the guarded method, or the like
 * @param bean the class of the objects it is called on, classes made by containers left out; the method's own
 *     class if it is static
 */
public record PlanContext(Guarded method, Class<?> bean, Environment environment) {
    /**
     * The state of a policy of this method on this class: made when it is first asked for, the same ever after.
     *
     * @param type of the state, which tells it from other state of the same method
     */
    public <S> S state(Class<S> type, Supplier<S> make) {
        return environment.states().of(bean, method.site().member(), type, make);
    }

    /** State that all methods share that are called on objects of the class. As {@link #state}. */
    public <S> S ofClass(Class<S> type, Supplier<S> make) {
        return environment.states().of(bean, "*", type, make);
    }

    /** The numbers of this method on this class; the same ever after. */
    public MeterSet meters() {
        return status().meters();
    }

    /** What is known of this method on this class from outside. */
    MethodStatus status() {
        return environment.states().method(bean, method, environment);
    }

    /** State that all methods share that name it. As {@link #state}. */
    public <S> S named(String name, Class<S> type, Supplier<S> make) {
        return environment.states().named(name, type, make);
    }
}
