package dev.reknit.aspectj;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.redundancy.RedundantField;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.Signature;
import org.jspecify.annotations.Nullable;

/**
 * A {@link dev.reknit.Redundant} field, filled when it is first read by code that AspectJ has woven. Where that is not
 * possible, an error is logged once and the field stays as it is. Safe for use by several threads.
 */
final class FilledField {
    private static final ClassValue<Map<String, FilledField>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, FilledField> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final RedundantField redundant;
    private final Site site;

    /** Null where it cannot be filled. */
    private volatile @Nullable Field field;

    private FilledField(Class<?> owner, String name) {
        MethodHandles.Lookup lookup = AdvisedClass.lookup(owner);
        redundant = RedundantField.of(lookup, name);
        site = new Site(owner, name);
        try {
            Field found = owner.getDeclaredField(name);
            found.setAccessible(true);
            field = found;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
            giveUp(failure);
        }
    }

    /** The field that a join point reads. */
    static FilledField of(JoinPoint.StaticPart place) {
        Signature signature = place.getSignature();
        Class<?> owner = signature.getDeclaringType();
        Map<String, FilledField> fields = FIELDS.get(owner);
        FilledField known = fields.get(signature.getName());
        return known != null
                ? known
                : fields.computeIfAbsent(signature.getName(), each -> new FilledField(owner, each));
    }

    /**
     * Fills the field if it is empty.
     *
     * @param owner the object; null for a static field
     */
    void fill(@Nullable Object owner) {
        Field target = field;
        try {
            if (target != null && target.get(owner) == null) {
                fill(target, owner);
            }
        } catch (ReflectiveOperationException | RuntimeException failure) {
            giveUp(failure);
        }
    }

    /** One thread at a time, so that all of them see the same instance. */
    private synchronized void fill(Field target, @Nullable Object owner) throws IllegalAccessException {
        if (target.get(owner) == null) {
            target.set(owner, redundant.instance(owner));
        }
    }

    private void giveUp(Throwable failure) {
        field = null;
        Environment.system().publish(new Event.PlanFailed(site, failure));
    }
}
