package dev.reknit.runtime.state;

import dev.reknit.Ephemeral;
import dev.reknit.Redundant;
import dev.reknit.runtime.GuardedMethod;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The anatomies of classes, as far as one woven class may look into them. Safe for use by several
 * threads.
 */
final class Anatomies {
    private static final MethodHandles.Lookup OWN = MethodHandles.lookup();

    private final MethodHandles.Lookup woven;
    private final ClassValue<Anatomy> reached = remember(this::examine);
    private final ClassValue<Anatomy> inside = remember(this::dissect);

    /**
     * Creates an empty collection.
     *
     * @param woven the rights of the woven class, for modules that are not open to this one
     */
    Anatomies(MethodHandles.Lookup woven) {
        this.woven = woven;
    }

    private static ClassValue<Anatomy> remember(Function<Class<?>, Anatomy> how) {
        return new ClassValue<>() {
            @Override
            protected Anatomy computeValue(Class<?> type) {
                return how.apply(type);
            }
        };
    }

    /** The anatomy of a class that an instance of was reached. */
    Anatomy of(Class<?> type) {
        return reached.get(type);
    }

    /**
     * The anatomy of the class of a checkpointed object: never shared because of what kind of class
     * it is.
     */
    Anatomy inside(Class<?> type) {
        return inside.get(type);
    }

    private Anatomy examine(Class<?> type) {
        if (type.isArray()) {
            return new Anatomy(List.of(JdkCodecs.array(type)), null);
        }
        // An enum constant is as global as a static field; a hidden class is a lambda.
        if (Enum.class.isAssignableFrom(type) || type.isHidden()) {
            return Anatomy.SHARED;
        }
        if (TrackedCollection.class.isAssignableFrom(type)) {
            return Anatomy.SHARED;
        }
        TypeRules.Rule rule = TypeRules.find(type);
        if (rule == null) {
            return inside(type);
        }
        return switch (rule.kind()) {
            case SHARED, UNKNOWN -> Anatomy.SHARED;
            case REFUSED -> Anatomy.refused(rule.reason());
            case CAPTURED -> new Anatomy(List.of(rule.codec()), null);
        };
    }

    /**
     * A class of the application: its fields, and what the class of the JDK that it extends holds.
     */
    private Anatomy dissect(Class<?> type) {
        try {
            return parts(type);
        } catch (LinkageError missing) {
            return Anatomy.refused("whose fields cannot be read: " + missing);
        }
    }

    private Anatomy parts(Class<?> type) {
        List<Codec<?, ?>> parts = new ArrayList<>();
        Class<?> each = type;
        boolean extended = false;
        for (; each != null && !TypeRules.isJdk(each); each = each.getSuperclass()) {
            TrackedFields logged = TrackedFields.of(each);
            boolean unseen = extended;
            List<Field> fields = Arrays.stream(each.getDeclaredFields())
                    .filter(field -> isState(field) && !logged.logs(field, unseen))
                    .toList();
            extended |= !logged.woven();
            if (!fields.isEmpty()) {
                try {
                    parts.add(FieldsCodec.of(lookupIn(each), fields));
                } catch (IllegalAccessException closed) {
                    return Anatomy.refused(closedTo(each));
                }
            }
        }
        if (each != null) {
            Anatomy base = of(each);
            if (base.refusal() != null) {
                return each == type ? base : Anatomy.refused("a " + each.getName() + ", " + base.refusal());
            }
            parts.addAll(base.parts());
        }
        return new Anatomy(List.copyOf(parts), null);
    }

    static boolean isState(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isAnnotationPresent(Ephemeral.class)
                && !field.isAnnotationPresent(Redundant.class)
                && !field.getName().startsWith(GuardedMethod.BODY_PREFIX);
    }

    private MethodHandles.Lookup lookupIn(Class<?> type) throws IllegalAccessException {
        try {
            return MethodHandles.privateLookupIn(type, OWN);
        } catch (IllegalAccessException closed) {
            return MethodHandles.privateLookupIn(type, woven);
        }
    }

    private static String closedTo(Class<?> type) {
        return "whose package is not open; module " + type.getModule().getName() + " must say \"opens "
                + type.getPackageName() + " to dev.reknit.runtime\"";
    }
}
