package dev.reknit.aspectj;

import dev.reknit.Bulkhead;
import dev.reknit.Checkpointed;
import dev.reknit.CircuitBreaker;
import dev.reknit.Fallback;
import dev.reknit.Hedge;
import dev.reknit.Journaled;
import dev.reknit.RateLimit;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.runtime.ContainerMade;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.ConfigurationEvent;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Annotations that AspectJ cannot honour, and why. */
final class Refusals {
    private static final List<Class<? extends Annotation>> ON_CLASSES = List.of(
            Fallback.class,
            Retry.class,
            CircuitBreaker.class,
            RateLimit.class,
            Timeout.class,
            Bulkhead.class,
            Hedge.class,
            Checkpointed.class);
    private static final String OUTLIVE =
            "objects that outlive the process need members of their own, and aspects see none of"
                    + " their fields; take Reknit's weaver for their classes";

    private static final String RULES = "reknit.rules";
    private static final AtomicBoolean RULES_LOOKED_FOR = new AtomicBoolean();
    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    private Refusals() {}

    /** Says once for a class which of its methods bear annotations that have no effect. */
    static void tell(Class<?> type) {
        if (ContainerMade.isContainerMade(type.getName(), type.isSynthetic())) {
            return;
        }
        if (!RULES_LOOKED_FOR.getAndSet(true)) {
            tellOfRules(type.getClassLoader());
        }
        try {
            for (Method each : type.getDeclaredMethods()) {
                reason(each).ifPresent(reason -> publish(each, reason));
            }
        } catch (LinkageError unreadable) {
            // Reflection fails for a class that mentions one that is not there; its methods say so themselves.
        }
    }

    /** Says that a file of rules that a class loader sees has no effect here. */
    static void tellOfRules(@Nullable ClassLoader loader) {
        if (loader != null && loader.getResource(RULES) != null) {
            Environment.system()
                    .publish(new ConfigurationEvent.Unmatched(
                            loader,
                            RULES
                                    + " is for Reknit's weaver and not read where AspectJ weaves; annotate the methods, or"
                                    + " weave them by Reknit's plugin or agent"));
        }
    }

    private static void publish(Method method, String reason) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(","));
        Site site = new Site(method.getDeclaringClass(), method.getName() + "(" + parameters + ")");
        String policies =
                policies(method).map(each -> "@" + each.getSimpleName()).collect(Collectors.joining(", "));
        Environment.system()
                .publish(new Event.PlanFailed(
                        site, new UnsupportedOperationException(policies + " not possible by AspectJ: " + reason)));
    }

    /** Why what a method bears, or its class for it, cannot be honoured; empty if it can, or there is nothing. */
    static Optional<String> reason(Method method) {
        if (method.isSynthetic() || policies(method).findAny().isEmpty()) {
            return Optional.empty();
        }
        if (Modifier.isAbstract(method.getModifiers())) {
            return Optional.of("an abstract method has no body to guard; annotate the methods that implement it");
        }
        if (Modifier.isNative(method.getModifiers())) {
            return Optional.of("a native method has no body to guard; annotate a method that calls it");
        }
        boolean ofObjects = !method.isAnnotationPresent(Checkpointed.class)
                && policies(method).anyMatch(each -> each == Checkpointed.class);
        if (ofObjects || method.isAnnotationPresent(Journaled.class)) {
            return Optional.of(OUTLIVE);
        }
        if (Modifier.isSynchronized(method.getModifiers()) && hasAttempts(method)) {
            return Optional.of(
                    "the monitor of a synchronized method would be held while waiting for the next attempt,"
                            + " and not be held by attempts on other threads; use a synchronized block in it, or Reknit's weaver");
        }
        for (Class<?> each : method.getParameterTypes()) {
            if (each.getName().equals(CONTINUATION)) {
                return Optional.of("a suspend function runs in pieces and cannot be made again as one call;"
                        + " annotate a function that does not suspend");
            }
        }
        return foreignStage(method.getReturnType());
    }

    private static Optional<String> foreignStage(Class<?> result) {
        boolean own = result == CompletionStage.class || result == CompletableFuture.class;
        return CompletionStage.class.isAssignableFrom(result) && !own
                ? Optional.of("it returns " + result.getName() + ", which Reknit cannot create; let it return"
                        + " CompletionStage or CompletableFuture")
                : Optional.empty();
    }

    private static boolean hasAttempts(Method method) {
        return policies(method).anyMatch(each -> each != Checkpointed.class);
    }

    /** The annotations that are for a method; those of its class only where it has a body that others can call. */
    private static Stream<Class<? extends Annotation>> policies(Method method) {
        int notCovered = Modifier.PRIVATE | Modifier.STATIC | Modifier.ABSTRACT | Modifier.NATIVE;
        boolean covered = (method.getModifiers() & notCovered) == 0;
        Class<?> owner = method.getDeclaringClass();
        return Stream.concat(ON_CLASSES.stream(), Stream.of(Redundant.class, Journaled.class))
                .filter(each -> method.isAnnotationPresent(each)
                        || (covered && ON_CLASSES.contains(each) && owner.isAnnotationPresent(each)));
    }
}
