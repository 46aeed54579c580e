package dev.reknit.runtime.redundancy;

import dev.reknit.Redundant;
import dev.reknit.Strategy;
import dev.reknit.runtime.Invoker;
import dev.reknit.runtime.event.Site;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** What the annotation of a field asks for, checked, and the same for every object of the class. */
final class FieldPlan {
    private final MethodHandles.Lookup lookup;
    private final Site site;
    private final Strategy strategy;
    private final HealthSettings health;
    private final FailoverRule rule;
    private final Source source;
    private final Roster roster;

    /** The methods of the interface that were called so far. */
    private final Map<Method, Target> targets = new ConcurrentHashMap<>();

    /**
     * A method of the interface.
     *
     * @param asynchronous whether its result is a stage, and the call lasts until that completes
     */
    record Target(Method method, Invoker invoker, boolean asynchronous) {}

    /**
     * Checks an annotation.
     *
     * @throws IllegalArgumentException if a value is not allowed
     */
    FieldPlan(MethodHandles.Lookup lookup, Site site, Field field, Redundant redundant) {
        if (redundant.alternates().length > 0 || !redundant.accept().isEmpty()) {
            throw new IllegalArgumentException(
                    "Redundant on " + site + ": alternates and accept are for methods; a field has from");
        }
        if (redundant.from().isEmpty()) {
            throw new IllegalArgumentException(
                    "Redundant on " + site + ": from is missing; name the method or field that gives the instances");
        }
        this.lookup = lookup;
        this.site = site;
        this.strategy = redundant.strategy();
        this.health = HealthSettings.of(redundant, site);
        this.rule = FailoverRule.of(redundant);
        String place = "Redundant.from = \"" + redundant.from() + "\" on " + site;
        this.source = Source.find(lookup, place, redundant.from(), Modifier.isStatic(field.getModifiers()));
        this.roster = new Roster(source, field.getType());
    }

    Site site() {
        return site;
    }

    Strategy strategy() {
        return strategy;
    }

    HealthSettings health() {
        return health;
    }

    FailoverRule rule() {
        return rule;
    }

    Source source() {
        return source;
    }

    Roster roster() {
        return roster;
    }

    Target target(Method method) {
        Target known = targets.get(method);
        return known != null ? known : targets.computeIfAbsent(method, this::link);
    }

    private Target link(Method method) {
        Class<?> result = method.getReturnType();
        try {
            return new Target(
                    method,
                    Invoker.of(lookup, method),
                    result == CompletionStage.class || result == CompletableFuture.class);
        } catch (IllegalAccessException denied) {
            throw new IllegalStateException(
                    site + ": " + method + " cannot be called; open its package to dev.reknit.runtime", denied);
        }
    }
}
