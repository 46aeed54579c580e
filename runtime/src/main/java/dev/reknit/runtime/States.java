package dev.reknit.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The state of policies that outlives a plan: breakers, permits, windows. State of a method is kept with the class, and
 * goes with it; named state stays. Safe for use by several threads.
 */
public final class States {
    private final ClassValue<Map<Key, Object>> byClass = new ClassValue<>() {
        @Override
        protected Map<Key, Object> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };
    private final ClassValue<Map<String, MethodStatus>> methods = new ClassValue<>() {
        @Override
        protected Map<String, MethodStatus> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };
    private final Map<Key, Object> byName = new ConcurrentHashMap<>();
    private final List<WeakReference<Class<?>>> classes = new CopyOnWriteArrayList<>();

    /** The name of a state within its class, or among named ones. */
    private record Key(String name, Class<?> type) {}

    /**
     * One state.
     *
     * @param bean the class; empty for named state
     * @param name the method, such as {@code fetch(String)}, or the name
     */
    public record Entry<S>(Optional<Class<?>> bean, String name, S state) {
        /** As messages show it: {@code Mirror.fetch(String)}, or the name. */
        @Override
        public String toString() {
            return bean.map(type -> type.getName().substring(type.getName().lastIndexOf('.') + 1) + "." + name)
                    .orElse(name);
        }
    }

    <S> S of(Class<?> bean, String method, Class<S> type, Supplier<S> make) {
        Map<Key, Object> states = byClass.get(bean);
        if (states.isEmpty()) {
            remember(bean);
        }
        return type.cast(states.computeIfAbsent(new Key(method, type), any -> make.get()));
    }

    /** Apart from the other states, because these ask for it while they are made. */
    MethodStatus method(Class<?> bean, Guarded method, Environment environment) {
        Map<String, MethodStatus> known = methods.get(bean);
        if (known.isEmpty()) {
            remember(bean);
        }
        return known.computeIfAbsent(method.site().member(), any -> new MethodStatus(bean, method, environment));
    }

    /** All methods that have had a plan. */
    public List<MethodStatus> methods() {
        List<MethodStatus> found = new ArrayList<>();
        for (WeakReference<Class<?>> each : classes) {
            Class<?> bean = each.get();
            if (bean != null) {
                found.addAll(methods.get(bean).values());
            }
        }
        return found;
    }

    <S> S named(String name, Class<S> type, Supplier<S> make) {
        return type.cast(byName.computeIfAbsent(new Key(name, type), any -> make.get()));
    }

    /** All states of a type and its subtypes, those of classes first. */
    public <S> List<Entry<S>> all(Class<S> type) {
        List<Entry<S>> found = new ArrayList<>();
        for (WeakReference<Class<?>> each : classes) {
            Class<?> bean = each.get();
            if (bean != null) {
                collect(Optional.of(bean), byClass.get(bean), type, found);
            }
        }
        collect(Optional.empty(), byName, type, found);
        return found;
    }

    /** All states that have given something out which has not come back. */
    public List<Entry<Leasing>> leasing() {
        List<Entry<Leasing>> found = new ArrayList<>();
        for (Entry<?> each : all(Object.class)) {
            if (each.state instanceof Leasing leasing && leasing.leased() > 0) {
                found.add(new Entry<>(each.bean, each.name, leasing));
            }
        }
        return found;
    }

    /** All states that can be managed from outside, those of classes first. */
    public List<Entry<Managed>> managed() {
        List<Entry<Managed>> found = new ArrayList<>();
        for (WeakReference<Class<?>> each : classes) {
            Class<?> bean = each.get();
            if (bean != null) {
                collectManaged(Optional.of(bean), byClass.get(bean), found);
            }
        }
        collectManaged(Optional.empty(), byName, found);
        return found;
    }

    private static void collectManaged(Optional<Class<?>> bean, Map<Key, Object> states, List<Entry<Managed>> into) {
        states.forEach((key, state) -> {
            if (state instanceof Managed managed) {
                into.add(new Entry<>(bean, key.name, managed));
            }
        });
    }

    private synchronized void remember(Class<?> bean) {
        classes.removeIf(each -> each.get() == null);
        if (classes.stream().noneMatch(each -> each.get() == bean)) {
            classes.add(new WeakReference<>(bean));
        }
    }

    private static <S> void collect(
            Optional<Class<?>> bean, Map<Key, Object> states, Class<S> type, List<Entry<S>> into) {
        states.forEach((key, state) -> {
            if (type.isAssignableFrom(key.type)) {
                into.add(new Entry<>(bean, key.name, type.cast(state)));
            }
        });
    }
}
