package dev.reknit.aspectj;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import org.aspectj.lang.JoinPoint;
import org.jspecify.annotations.Nullable;

/** What the aspect knows of one class: its guarded methods by the number that AspectJ has for their join points. */
final class AdvisedClass {
    private static final ClassValue<AdvisedClass> CLASSES = new ClassValue<>() {
        @Override
        protected AdvisedClass computeValue(Class<?> type) {
            return new AdvisedClass(type);
        }
    };

    private final MethodHandles.Lookup lookup;

    private boolean told;

    /** Null where the method has not been called. Not volatile: a thread that sees a change late asks once more. */
    private @Nullable AdvisedMethod[] methods = {};

    private AdvisedClass(Class<?> type) {
        lookup = lookup(type);
    }

    /** A class in a module that is not open to this one shows what is public. */
    static MethodHandles.Lookup lookup(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException closed) {
            return MethodHandles.publicLookup().in(type);
        }
    }

    /** The method whose execution a join point is. */
    static AdvisedMethod method(JoinPoint.StaticPart place) {
        AdvisedClass type = CLASSES.get(place.getSignature().getDeclaringType());
        @Nullable AdvisedMethod[] known = type.methods;
        int number = place.getId();
        AdvisedMethod method = number < known.length ? known[number] : null;
        return method != null ? method : type.link(place);
    }

    /** Says, once, what the class asks for that cannot be honoured. */
    static void tell(JoinPoint.StaticPart place) {
        CLASSES.get(place.getSignature().getDeclaringType()).tell();
    }

    private synchronized void tell() {
        if (!told) {
            told = true;
            Refusals.tell(lookup.lookupClass());
        }
    }

    private synchronized AdvisedMethod link(JoinPoint.StaticPart place) {
        int number = place.getId();
        AdvisedMethod known = number < methods.length ? methods[number] : null;
        if (known != null) {
            return known;
        }
        tell();
        AdvisedMethod linked = AdvisedMethod.link(lookup, place);
        @Nullable AdvisedMethod[] more = Arrays.copyOf(methods, Math.max(methods.length, number + 1));
        more[number] = linked;
        methods = more;
        return linked;
    }
}
