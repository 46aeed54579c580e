package dev.reknit.runtime.config;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A configuration with sources of its own, and what it told. */
final class World {
    static final Policies POLICIES = Policies.of(List.of(Retry.class, Fallback.class, Everything.class));

    final Properties properties = new Properties();
    final Map<String, String> environment = new HashMap<>();
    final List<Event> events = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final Path file;
    final Configuration configuration;

    World(Path folder) {
        file = folder.resolve("reknit.properties");
        configuration = new Configuration(
                new Inputs(() -> properties, environment, file), () -> POLICIES, events::add, changes::add);
    }

    void write(String... lines) {
        try {
            Files.write(file, List.of(lines));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** An annotation of a method as configured. */
    <A extends Annotation> @Nullable A applied(Class<A> type, Class<?> bean, String method) {
        Method found = method(bean, method);
        A own = found.getAnnotation(type);
        A written = own != null ? own : found.getDeclaringClass().getAnnotation(type);
        return configuration.overrides(found, bean).apply(written);
    }

    Retry retry(Class<?> bean, String method) {
        Retry applied = applied(Retry.class, bean, method);
        if (applied == null) {
            throw new AssertionError("switched off");
        }
        return applied;
    }

    /** The texts of the events of a type. */
    <E extends Event> List<String> told(Class<E> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(each -> {
                    StringBuilder fields = new StringBuilder();
                    each.fields((name, value) -> fields.append(value).append('|'));
                    return fields.toString();
                })
                .toList();
    }

    static Method method(Class<?> bean, String name) {
        return Stream.<Class<?>>iterate(bean, each -> each != null, Class::getSuperclass)
                .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
