package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The classes that saved state may have objects of: those it was given by name, the platform's values and collections, and those with a {@link
 * StateCodec}, and with the agent {@link LaterClasses} that extend one of these. No other is ever loaded, whatever the bytes say. Safe for use by several threads.
 */
public final class StateTypes {
    private final Map<String, Class<?>> byName = new ConcurrentHashMap<>();
    private final @Nullable ClassLoader loader;

    private StateTypes(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Takes classes by name, and those that the declared types of their fields lead to.
     *
     * @param loader finds them; woven classes and enums among them are initialized
     * @param names binary names; one that is not found is left out
     */
    public static StateTypes of(@Nullable ClassLoader loader, Collection<String> names) {
        StateTypes types = new StateTypes(loader);
        List<Class<?>> named = new ArrayList<>();
        for (String each : names) {
            try {
                named.add(Class.forName(each, false, loader));
            } catch (ClassNotFoundException | LinkageError e) {
                continue; // It is missed when there is an object of it.
            }
        }
        DeclaredTypes.from(named).forEach(types::add);
        named.forEach(types::add);
        return types;
    }

    private void add(Class<?> type) {
        byName.put(type.getName(), type);
        if (type.isInterface() || type.isAnnotation()) {
            return;
        }
        Form form = Forms.of(type);
        if (!(form instanceof RefusedForm) && !form.shapes().isEmpty()) {
            Shape shape = form.shapes().get(form.shapes().size() - 1);
            byName.put(shape.name(), type);
            shape.formerNames().forEach(former -> byName.putIfAbsent(former, type));
        }
    }

    /** The form of a class; null if there is no such class any more, or it may not be loaded. */
    @Nullable
    Form find(Descriptor descriptor) {
        String name = descriptor.name();
        Form built = descriptor.kind() == Kind.CODEC ? Codecs.named(name) : BuiltIns.named(name);
        if (built != null) {
            return checked(built, descriptor);
        }
        Class<?> type = name.endsWith("[]") ? array(name) : named(name);
        if (type == null) {
            return null;
        }
        return checked(Forms.of(type), descriptor);
    }

    private @Nullable Class<?> named(String name) {
        Class<?> known = byName.get(name);
        if (known != null) {
            return known;
        }
        Class<?> platform = platform(name);
        return platform != null && platform.isEnum() ? platform : later(name);
    }

    private @Nullable Class<?> later(String name) {
        Set<String> allowed = byName.values().stream().map(Class::getName).collect(Collectors.toSet());
        Class<?> type = LaterClasses.find(loader, name, allowed);
        if (type == null || !isKindOf(type) || Forms.of(type) instanceof RefusedForm) {
            return null;
        }
        DeclaredTypes.from(List.of(type)).forEach(this::add);
        return byName.get(name);
    }

    /** Whether a class, as it was loaded, extends or implements one that is allowed. */
    private boolean isKindOf(Class<?> type) {
        return byName.values().stream().anyMatch(each -> each.isAssignableFrom(type));
    }

    private static Form checked(Form form, Descriptor then) {
        Descriptor now = form.descriptor();
        boolean same = now.kind() == then.kind()
                || form instanceof RefusedForm
                || (isRecord(now.kind()) && isRecord(then.kind()));
        if (!same || now.contents() != then.contents()) {
            throw new StateReadException("The saved state has " + then.name() + " as " + then.kind() + " with "
                    + then.contents() + "; the class is " + now.kind() + " with " + now.contents()
                    + " now. Give the class as it is now another name.");
        }
        return form;
    }

    private static boolean isRecord(Kind kind) {
        return kind == Kind.RECORD || kind == Kind.VALUE;
    }

    static StateReadException unknown(String name) {
        return new StateReadException("The saved state has an object of the class " + name
                + ", which is not among those that the state may have objects of. If the class was renamed or moved, give it"
                + " @FormerNames(\"" + name
                + "\"); if it is not reachable by the declared types of fields, declare it.");
    }

    private @Nullable Class<?> array(String name) {
        String component = name.substring(0, name.length() - 2);
        if (component.endsWith("[]")) {
            Class<?> inner = array(component);
            return inner == null ? null : inner.arrayType();
        }
        for (Contents each : Contents.ALL) {
            Class<?> primitive = Forms.primitive(each.letter);
            if (primitive != null && primitive.getName().equals(component)) {
                return primitive.arrayType();
            }
        }
        Class<?> known = named(component);
        if (known == null) {
            known = platform(component);
        }
        return known == null ? null : known.arrayType();
    }

    /** Enums of the platform, and its interfaces and base classes, which are harmless as the type of an array's elements. */
    private static @Nullable Class<?> platform(String name) {
        if (!name.startsWith("java.")) {
            return null;
        }
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
