package dev.reknit.runtime.redundancy;

import dev.reknit.Redundant;
import dev.reknit.runtime.event.Site;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Redundant} field of a woven class: a constant of the class that makes what the field
 * holds. For each object that is an instance of the field's interface that stands for a group of
 * its own; for a static field there is one.
 *
 * <p>The instances are not asked for before the first call, as the fields of the object are not set
 * when it is made. Nor is the annotation read before: an attribute that is not allowed makes each
 * call fail with a sentence that names it, and construction goes on. Safe for use by several
 * threads.
 */
public final class RedundantField {
    private final MethodHandles.Lookup lookup;
    private final Site site;
    private volatile @Nullable Field field;
    private volatile @Nullable FieldPlan plan;

    private RedundantField(MethodHandles.Lookup lookup, String name) {
        this.lookup = lookup;
        this.site = new Site(lookup.lookupClass(), name);
    }

    /**
     * Creates the constant. Called by the initializer of a woven class, so it does next to nothing.
     *
     * @param lookup the woven class and its rights
     * @param fieldName the name of the field
     */
    public static RedundantField of(MethodHandles.Lookup lookup, String fieldName) {
        return new RedundantField(lookup, fieldName);
    }

    /**
     * Makes what the field holds. Calls may be made on it by several threads if each instance bears
     * that. An exception of an instance reaches the caller as the same object, but for a checked
     * one that the interface does not declare:
     * {@link java.lang.reflect.UndeclaredThrowableException} then has it as its cause, as from any
     * proxy of the JDK.
     *
     * @param owner the object that the field is in; null for a static field
     * @throws IllegalArgumentException if the field's type is not an interface that a proxy can
     *     implement
     */
    public Object instance(@Nullable Object owner) {
        Class<?> type = field().getType();
        if (!type.isInterface() || type.isSealed() || type.isAnnotation()) {
            throw new IllegalArgumentException("Redundant on " + site + ": the type of the field is " + type.getName()
                    + "; it must be an interface, and not a sealed one");
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Group(this, owner));
    }

    /** What the annotation asks for; the same object at each call that succeeds. */
    FieldPlan plan() {
        FieldPlan known = plan;
        return known != null ? known : link();
    }

    private synchronized FieldPlan link() {
        FieldPlan known = plan;
        if (known == null) {
            Redundant annotation = field().getAnnotation(Redundant.class);
            if (annotation == null) {
                throw new IllegalStateException(
                        site + " has no annotation @Redundant at run time; weave the class anew");
            }
            known = new FieldPlan(lookup, site, field(), annotation);
            plan = known;
        }
        return known;
    }

    private Field field() {
        Field known = field;
        if (known == null) {
            try {
                known = lookup.lookupClass().getDeclaredField(site.member());
            } catch (NoSuchFieldException impossible) {
                throw new IllegalStateException(site + " does not exist", impossible);
            }
            field = known;
        }
        return known;
    }

    /** The class and the field, and where its instances are from. */
    @Override
    public String toString() {
        Redundant annotation = field().getAnnotation(Redundant.class);
        return annotation == null
                ? site.toString()
                : site + ", " + annotation.strategy() + " over " + annotation.from();
    }
}
