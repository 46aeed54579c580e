package dev.reknit.runtime.redundancy;

import dev.reknit.Strategy;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a redundant field of one object: takes each call to an instance. While no
 * instance has failed, that is the one whose turn it is, and nothing is recorded; from the first
 * failure on a {@link Failover} decides.
 */
final class Group implements InvocationHandler {
    private static final Object[] NO_ARGUMENTS = {};

    private final RedundantField field;
    private final @Nullable Object owner;
    private final AtomicInteger turns = new AtomicInteger();
    private volatile @Nullable Health health;

    Group(RedundantField field, @Nullable Object owner) {
        this.field = field;
        this.owner = owner;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? NO_ARGUMENTS : given;
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        FieldPlan plan = field.plan();
        FieldPlan.Target target = plan.target(method);
        if (!target.asynchronous()) {
            return call(plan, target, arguments);
        }
        try {
            return stage(plan, target, arguments);
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private @Nullable Object call(FieldPlan plan, FieldPlan.Target target, @Nullable Object[] arguments)
            throws Throwable {
        Object given = plan.source().read(owner);
        int turn = turn(plan.strategy());
        Health judge = health(plan);
        Object first = judge.clean() ? plan.roster().quick(given, turn) : null;
        if (first == null) {
            return new Failover(plan, target, arguments, judge, given, turn).call();
        }
        Object result;
        try {
            result = target.invoker().invoke(first, arguments);
        } catch (Throwable failure) {
            return new Failover(plan, target, arguments, judge, given, turn).callAfter(first, failure);
        }
        Failover.succeeded(plan, judge, first, Failover.UNKNOWN);
        return result;
    }

    private @Nullable Object stage(FieldPlan plan, FieldPlan.Target target, @Nullable Object[] arguments)
            throws Throwable {
        Object given = plan.source().read(owner);
        return new StageFailover(new Failover(plan, target, arguments, health(plan), given, turn(plan.strategy())))
                .call();
    }

    private int turn(Strategy strategy) {
        return switch (strategy) {
            case FAILOVER -> 0;
            case ROUND_ROBIN -> turns.getAndIncrement();
        };
    }

    private Health health(FieldPlan plan) {
        Health known = health;
        return known != null ? known : createHealth(plan);
    }

    private synchronized Health createHealth(FieldPlan plan) {
        Health known = health;
        if (known == null) {
            known = new Health(plan.health());
            health = known;
        }
        return known;
    }

    private Object ofObject(Object proxy, Method method, @Nullable Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "Redundant[" + field + "]";
        };
    }
}
