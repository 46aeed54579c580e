package dev.reknit.runtime;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The ways of one method in one environment, by the class of the object. Made when they are first taken. Safe for use
 * by several threads.
 */
final class Ways {
    private final Optional<GuardedMethod> method;
    private final Environment environment;
    private final int slots;
    private final List<WeakReference<Class<?>>> classes = new CopyOnWriteArrayList<>();
    private volatile @Nullable Way ofStatic;
    private final ClassValue<Way> byClass = new ClassValue<>() {
        @Override
        protected Way computeValue(Class<?> type) {
            classes.add(new WeakReference<>(type));
            return lay(type);
        }
    };

    private Ways(Optional<GuardedMethod> method, Environment environment, int slots) {
        this.method = method;
        this.environment = environment;
        this.slots = slots;
    }

    /**
     * Ways of a method.
     *
     * @param slots how many slots the woven code has
     */
    static Ways of(MethodHandles.Lookup lookup, String name, String descriptor, Environment environment, int slots) {
        try {
            return new Ways(Optional.of(GuardedMethod.find(lookup, name, descriptor)), environment, slots);
        } catch (Exception | LinkageError failure) {
            // Reflection fails for a class that mentions, in any method, a class that is not there.
            environment.publish(new Event.PlanFailed(new Site(lookup.lookupClass(), name + "()"), failure));
            return new Ways(Optional.empty(), environment, slots);
        }
    }

    /** The way for objects of a class; for a static method, null. */
    Way of(@Nullable Class<?> type) {
        if (type != null) {
            return byClass.get(type);
        }
        Way known = ofStatic;
        if (known == null) {
            known = layStatic();
        }
        return known;
    }

    private synchronized Way layStatic() {
        Way known = ofStatic;
        if (known == null) {
            known = lay(null);
            ofStatic = known;
        }
        return known;
    }

    private Way lay(@Nullable Class<?> type) {
        if (method.isEmpty()) {
            return new Way(type, null, environment, Plan.EMPTY, slots);
        }
        GuardedMethod target = method.get();
        try {
            Plan plan = Linker.link(target, type, environment);
            plan.activate();
            Way way = new Way(type, target, environment, plan, slots);
            environment.planned(Linker.context(target, type, environment).status(), plan);
            return way;
        } catch (Exception | LinkageError failure) {
            environment.publish(new Event.PlanFailed(target.site(), failure));
            return new Way(type, target, environment, Plan.EMPTY, slots);
        }
    }

    /**
     * New ways for the classes that have one, as the configuration is now. Either all plans take effect or none.
     *
     * @return these if a plan cannot be made, which is told as an event
     */
    Ways renewed() {
        if (method.isEmpty()) {
            return this;
        }
        GuardedMethod target = method.get();
        List<@Nullable Class<?>> known = known();
        try {
            for (Class<?> each : known) {
                Linker.link(target, each, environment);
            }
        } catch (Exception | LinkageError failure) {
            environment.publish(new Event.PlanRejected(target.site(), failure));
            return this;
        }
        Ways renewed = new Ways(method, environment, slots);
        known.forEach(renewed::of);
        return renewed;
    }

    private List<@Nullable Class<?>> known() {
        List<@Nullable Class<?>> known = new ArrayList<>();
        for (WeakReference<Class<?>> each : classes) {
            Class<?> type = each.get();
            if (type != null) {
                known.add(type);
            }
        }
        if (ofStatic != null) {
            known.add(null);
        }
        return known;
    }
}
