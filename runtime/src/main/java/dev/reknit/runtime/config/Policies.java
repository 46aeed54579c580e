package dev.reknit.runtime.config;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The policies that can be configured, by the names of their annotations. Immutable. */
public final class Policies {
    private final SortedMap<String, Class<? extends Annotation>> byName = new TreeMap<>();

    private Policies(Collection<? extends Class<? extends Annotation>> annotations) {
        for (Class<? extends Annotation> each : annotations) {
            byName.put(each.getSimpleName(), each);
        }
    }

    /** The policies of some annotations. */
    public static Policies of(Collection<? extends Class<? extends Annotation>> annotations) {
        return new Policies(annotations);
    }

    /** The annotation of a name. */
    public Optional<Class<? extends Annotation>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    Collection<String> names() {
        return byName.keySet();
    }

    /** The attribute that a key sets; none where the key is about no attribute. */
    public Optional<Method> attribute(Key key) {
        return named(key.policy()).flatMap(type -> attribute(type, key.attribute()));
    }

    static Optional<Method> attribute(Class<? extends Annotation> annotation, String name) {
        return Stream.of(annotation.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst();
    }
}
