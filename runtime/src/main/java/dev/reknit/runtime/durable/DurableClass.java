package dev.reknit.runtime.durable;

import dev.reknit.Checkpointed;
import dev.reknit.FormerNames;
import dev.reknit.Key;
import dev.reknit.Recover;
import dev.reknit.runtime.journal.JournaledMethods;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of a durable class say. Immutable.
 *
 * @param name of its objects in the store
 * @param formerNames what they were called before
 * @param store the name of the store
 * @param every how many calls there may be between checkpoints; 0 for any number
 * @param intervalNanos how long it may take from a change to a checkpoint; 0 for ever, {@link Checkpointed#AUTO} for what {@link
 *     YoungDaly} says
 * @param keep how many checkpoints are kept
 * @param classes the names of the classes that the state may have objects of
 * @param key reads the key; null if there is none
 */
record DurableClass(
        Class<?> type,
        String name,
        List<String> formerNames,
        String store,
        int every,
        long intervalNanos,
        int keep,
        Recover recover,
        Set<String> classes,
        JournaledMethods methods,
        @Nullable MethodHandle key) {

    /**
     * Reads them.
     *
     * @param lookup the class and its rights
     * @param classes separated by commas
     * @throws IllegalStateException if they are not allowed
     */
    static DurableClass of(MethodHandles.Lookup lookup, String classes) {
        Class<?> type = lookup.lookupClass();
        Checkpointed said = type.getAnnotation(Checkpointed.class);
        if (said == null) {
            throw new IllegalStateException(type.getName() + " is not annotated with @Checkpointed");
        }
        check(type, "every", said.every(), 0);
        check(type, "interval", said.interval(), Checkpointed.AUTO);
        check(type, "keep", said.keep(), 1);
        FormerNames former = type.getAnnotation(FormerNames.class);
        return new DurableClass(
                type,
                said.name().isEmpty() ? type.getName() : said.name(),
                former == null ? List.of() : List.of(former.value()),
                said.store(),
                said.every(),
                said.interval() == Checkpointed.AUTO
                        ? Checkpointed.AUTO
                        : nanos(said.intervalUnit().getDuration(), said.interval()),
                said.keep(),
                said.recover(),
                classes.isEmpty() ? Set.of() : Set.of(classes.split(",")),
                JournaledMethods.of(lookup),
                key(lookup));
    }

    private static long nanos(Duration unit, long count) {
        try {
            return unit.multipliedBy(count).toNanos();
        } catch (ArithmeticException ages) {
            return Long.MAX_VALUE;
        }
    }

    private static void check(Class<?> type, String attribute, long value, long least) {
        if (value < least) {
            throw new IllegalStateException("@Checkpointed on " + type.getName() + ": " + attribute + " = " + value
                    + "; allowed: " + least + " or more");
        }
    }

    private static @Nullable MethodHandle key(MethodHandles.Lookup lookup) {
        for (Class<?> each = lookup.lookupClass(); each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.isAnnotationPresent(Key.class)) {
                    return reader(field, lookup);
                }
            }
        }
        return null;
    }

    private static MethodHandle reader(Field field, MethodHandles.Lookup lookup) {
        if (!Modifier.isFinal(field.getModifiers()) || Modifier.isStatic(field.getModifiers()) || !isKey(field)) {
            throw new IllegalStateException("@Key on " + field + "; allowed: a final field of type String, UUID, of an"
                    + " enum, or a whole number");
        }
        try {
            return MethodHandles.privateLookupIn(field.getDeclaringClass(), lookup)
                    .unreflectGetter(field);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("@Key on " + field + " cannot be read by " + lookup, closed);
        }
    }

    private static boolean isKey(Field field) {
        Class<?> type = field.getType();
        return type == String.class
                || type == UUID.class
                || type.isEnum()
                || (type.isPrimitive() && type != boolean.class && type != float.class && type != double.class)
                || type == Long.class
                || type == Integer.class
                || type == Short.class
                || type == Byte.class
                || type == Character.class;
    }

    /**
     * What an object is known by.
     *
     * @throws IllegalStateException if its key is null
     */
    Identity identityOf(Object object) {
        Identity identity = identityIfAny(object);
        if (identity == null) {
            throw new IllegalStateException("the @Key of a new " + type.getName()
                    + " is null; allowed: what tells it from" + " the others in the store");
        }
        return identity;
    }

    /** The same; null if its key is. */
    @Nullable
    Identity identityIfAny(Object object) {
        if (key == null) {
            return new Identity(name, null);
        }
        Object value;
        try {
            value = key.invoke(object);
        } catch (Throwable impossible) {
            throw new IllegalStateException("the @Key of " + type.getName() + " cannot be read", impossible);
        }
        return value == null
                ? null
                : new Identity(name, checked(value instanceof Enum<?> constant ? constant.name() : value.toString()));
    }

    /** In the store it is UTF-8, where half a character would become another one. */
    private String checked(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalStateException(
                    "the @Key of a new " + type.getName() + " has half a character (an unpaired surrogate): " + text
                            + "; allowed: text that can be written as UTF-8");
        }
        return text;
    }
}
