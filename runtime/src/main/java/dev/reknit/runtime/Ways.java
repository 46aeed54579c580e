package dev.reknit.runtime;

import dev.reknit.runtime.config.Overrides;
import dev.reknit.runtime.event.Event;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The ways of one method in one environment, by the class of the object. Made when they are first taken. Safe for use
 * by several threads.
 */
final class Ways {
    private final Optional<Guarded> method;
    private final Environment environment;
    private final int slots;
    private final List<WeakReference<Class<?>>> classes = new CopyOnWriteArrayList<>();
    private volatile @Nullable Way ofStatic;

    /** Plans that were made before these ways were taken; each is removed when its way is laid. */
    private final Map<Class<?>, Plan> prepared = new ConcurrentHashMap<>();

    private final ClassValue<Way> byClass = new ClassValue<>() {
        @Override
        protected Way computeValue(Class<?> type) {
            classes.add(new WeakReference<>(type));
            return lay(type);
        }
    };

    private Ways(Optional<Guarded> method, Environment environment, int slots) {
        this.method = method;
        this.environment = environment;
        this.slots = slots;
    }

    /**
     * Ways of a method.
     *
     * @param slots how many slots the woven code has
     */
    static Ways of(Subject subject, Environment environment, int slots) {
        try {
            return new Ways(Optional.of(subject.find()), environment, slots);
        } catch (Exception | LinkageError failure) {
            // Reflection fails for a class that mentions, in any method, a class that is not there.
            environment.publish(new Event.PlanFailed(subject.site(), failure));
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
        Guarded target = method.get();
        try {
            Plan planned = prepared.remove(key(type));
            Plan plan = planned != null ? planned : link(target, type);
            plan.activate();
            Way way = new Way(type, target, environment, plan, slots);
            environment.planned(Linker.context(target, type, environment).status(), plan);
            return way;
        } catch (Exception | LinkageError failure) {
            environment.publish(new Event.PlanFailed(target.site(), failure));
            return new Way(type, target, environment, Plan.EMPTY, slots);
        }
    }

    /** The plan as configured or, where that is not allowed, which is told as an event, as written. */
    private Plan link(Guarded target, @Nullable Class<?> type) {
        Class<?> bean = target.bean(type);
        Overrides configured = configured(target, type, environment);
        try {
            return Linker.link(target, type, environment, configured);
        } catch (Exception | LinkageError failure) {
            if (!configured.isUsed()) {
                throw failure;
            }
            Plan written = Linker.link(target, type, environment, Overrides.none(target.method(), bean));
            environment.configuration().rejected(target.site(), configured, failure);
            return written;
        }
    }

    /** What is configured for calls on objects of a class; nothing is for guards, which have no class of their own. */
    static Overrides configured(Guarded target, @Nullable Class<?> type, Environment environment) {
        return target instanceof GuardedMethod
                ? environment.configuration().overrides(target.method(), target.bean(type))
                : Overrides.none(target.method(), target.bean(type));
    }

    /**
     * New ways for the classes that have one, as the configuration is now. Either all plans take effect or none.
     *
     * @param concerned whether the plan of a method on objects of a class is to be made anew
     * @return these if there is nothing to be made anew, or a plan cannot be made, which is told as an event
     */
    Ways renewed(BiPredicate<Method, Class<?>> concerned) {
        List<@Nullable Class<?>> known = known();
        if (method.isEmpty() || known.stream().noneMatch(each -> concerns(concerned, each))) {
            return this;
        }
        Guarded target = method.get();
        Ways renewed = new Ways(method, environment, slots);
        for (Class<?> each : known) {
            Overrides configured = configured(target, each, environment);
            try {
                renewed.prepared.put(key(each), Linker.link(target, each, environment, configured));
            } catch (Exception | LinkageError failure) {
                environment.configuration().rejected(target.site(), configured, failure);
                return this;
            }
        }
        known.forEach(renewed::of);
        return renewed;
    }

    private boolean concerns(BiPredicate<Method, Class<?>> concerned, @Nullable Class<?> type) {
        return method.isPresent()
                && concerned.test(method.get().method(), method.get().bean(type));
    }

    /** What stands for a class among {@link #prepared}; for that of a static method, this. */
    private static Class<?> key(@Nullable Class<?> type) {
        return type == null ? Ways.class : type;
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
