package dev.reknit.runtime.redundancy;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event.FailedOver;
import dev.reknit.runtime.event.Event.InstanceEjected;
import dev.reknit.runtime.event.Event.InstanceReturned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call as it goes over the instances of a group: which is tried next, and what a failure means.
 * It makes the attempts itself for a caller that waits; for stages {@link StageFailover} drives it.
 * An instance is tried at most once. Used by one thread at a time.
 */
final class Failover {
    /** The index of an instance that was taken without looking at the others. */
    static final int UNKNOWN = -1;

    private final FieldPlan plan;
    private final FieldPlan.Target target;
    private final @Nullable Object[] arguments;
    private final Health health;
    private final Environment environment = Environment.current();
    private final Failures failures = new Failures();

    /** What the source gave; read once more if the first choice fails. */
    private final Object given;

    private final int turn;

    /** All instances; null until one failed or not all are well. */
    private Object @Nullable [] instances;

    private boolean[] tried = {};

    private @Nullable Object current;
    private int index = UNKNOWN;

    Failover(
            FieldPlan plan,
            FieldPlan.Target target,
            @Nullable Object[] arguments,
            Health health,
            Object given,
            int turn) {
        this.plan = plan;
        this.target = target;
        this.arguments = arguments;
        this.health = health;
        this.given = given;
        this.turn = turn;
    }

    Environment environment() {
        return environment;
    }

    /** Calls instances until one succeeds. */
    @Nullable
    Object call() throws Throwable {
        while (true) {
            next();
            Object result;
            try {
                result = attempt();
            } catch (Throwable failure) {
                failed(failure, true);
                continue;
            }
            succeeded();
            return result;
        }
    }

    /** Calls instances until one succeeds, after one has failed. */
    @Nullable
    Object callAfter(Object first, Throwable failure) throws Throwable {
        current = first;
        failed(failure, true);
        return call();
    }

    /** Calls the current instance. */
    @Nullable
    Object attempt() throws Throwable {
        return target.invoker().invoke(current, arguments);
    }

    /**
     * Makes the next instance the current one.
     *
     * @throws AllInstancesFailedException if all were tried, or there is none
     * @throws IllegalStateException if what the source gave is not instances
     */
    void next() {
        if (instances == null && failures.isEmpty() && health.clean()) {
            current = plan.roster().quick(given, turn);
            if (current != null) {
                return;
            }
        }
        Object[] all = instances();
        int choice = health.choose(all, tried, turn, now());
        if (choice < 0) {
            throw failures.isEmpty()
                    ? new AllInstancesFailedException(
                            plan.source() + " gave no instance; it must give at least one", List.of())
                    : failures.allFailed(plan.site() + ": " + method() + " failed on every instance");
        }
        tried[choice] = true;
        index = choice;
        current = all[choice];
        if (!failures.isEmpty() && environment.wants(FailedOver.class)) {
            environment.publish(new FailedOver(
                    plan.site(),
                    method(),
                    failures.last().instance(),
                    InstanceName.of(all[choice], choice),
                    failures.last().failure()));
        }
    }

    /** Takes a success of the current instance. */
    void succeeded() {
        if (current != null) {
            succeeded(plan, health, current, index);
        }
    }

    /** Takes a success of an instance. */
    static void succeeded(FieldPlan plan, Health health, Object instance, int index) {
        if (!health.clean() && health.succeeded(instance)) {
            Environment environment = Environment.current();
            if (environment.wants(InstanceReturned.class)) {
                environment.publish(new InstanceReturned(plan.site(), InstanceName.of(instance, index)));
            }
        }
    }

    /**
     * Takes a failure of the current instance.
     *
     * @param callerWaits whether this thread made the call, rather than completing a stage
     * @throws Throwable the failure itself, if it does not lead on
     */
    void failed(Throwable failure, boolean callerWaits) throws Throwable {
        Object instance = current;
        if (instance == null) {
            throw failure;
        }
        if (!plan.rule().leadsOn(failure, callerWaits)) {
            health.undecided(instance, now());
            failures.attachTo(failure);
            throw failure;
        }
        Object[] all = instancesAfter(failure);
        failures.add(InstanceName.of(instance, index), failure);
        if (index != UNKNOWN) {
            judge(instance, all, failure);
        }
    }

    private void judge(Object instance, Object[] all, Throwable failure) {
        Health.Ejection ejection = health.failed(instance, all, now());
        if (ejection != null && environment.wants(InstanceEjected.class)) {
            environment.publish(new InstanceEjected(
                    plan.site(),
                    InstanceName.of(instance, index),
                    ejection.failures(),
                    ejection.nanos(),
                    ejection.left(),
                    failure));
        }
    }

    /**
     * The instances; finds the current one among them if it was taken without looking at the
     * others.
     */
    private Object[] instancesAfter(Throwable failure) {
        try {
            Object[] all = instances();
            for (int i = 0; i < all.length && index == UNKNOWN; i++) {
                if (all[i] == current) {
                    index = i;
                    tried[i] = true;
                }
            }
            return all;
        } catch (IllegalStateException unusable) {
            unusable.addSuppressed(failure);
            throw unusable;
        }
    }

    private Object[] instances() {
        Object[] known = instances;
        if (known == null) {
            known = plan.roster().all(given);
            tried = new boolean[known.length];
            instances = known;
        }
        return known;
    }

    private String method() {
        return target.method().getName();
    }

    private long now() {
        return environment.clock().nanoTime();
    }
}
