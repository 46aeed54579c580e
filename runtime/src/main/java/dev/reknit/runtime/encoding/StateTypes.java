package dev.reknit.runtime.encoding;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes that saved state may have objects of: those it was given by name, the platform's values and collections, and those with a {@link
 * StateCodec}. No other is ever loaded, whatever the bytes say. Safe for use by several threads.
 */
public final class StateTypes {
    private final Map<String, Class<?>> byName = new HashMap<>();

    private StateTypes() {}

    /**
     * Takes classes by name.
     *
     * @param loader finds them; none is initialized
     * @param names binary names; one that is not found is left out
     */
    public static StateTypes of(@Nullable ClassLoader loader, Collection<String> names) {
        StateTypes types = new StateTypes();
        for (String each : names) {
            try {
                types.add(Class.forName(each, false, loader));
            } catch (ClassNotFoundException | LinkageError e) {
                continue; // It is missed when there is an object of it.
            }
        }
        return types;
    }

    private void add(Class<?> type) {
        byName.put(type.getName(), type);
        if (type.isInterface() || type.isAnnotation()) {
            return;
        }
        Form form = Forms.of(type);
        if (!form.shapes().isEmpty()) {
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
        Class<?> type = name.endsWith("[]") ? array(name) : byName.get(name);
        if (type == null) {
            return null;
        }
        return checked(Forms.of(type), descriptor);
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
        Class<?> known = byName.get(component);
        if (known == null) {
            known = platform(component);
        }
        return known == null ? null : known.arrayType();
    }

    /** Interfaces and base classes of the platform, which are harmless as the type of an array's elements. */
    private static @Nullable Class<?> platform(String name) {
        if (!name.startsWith("java.lang.") && !name.startsWith("java.util.") && !name.startsWith("java.time.")) {
            return null;
        }
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
