package dev.reknit.runtime.redundancy;

import dev.reknit.Redundant;
import dev.reknit.ResultRejectedException;
import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Guarded;
import dev.reknit.runtime.Guarded.ResultTest;
import dev.reknit.runtime.Invoker;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.metrics.RedundantMeters;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries alternates of a method until one passes the acceptance test: a recovery block [1]. What one
 * attempt after another does is {@link RecoveryLayer}'s. Immutable.
 *
 * <p>An alternate is called as any caller would: if it is guarded itself, its policies apply. State
 * is put back between attempts only by policies that lie inside, such as {@code @Checkpointed}.
 *
 * <ol>
 *   <li>Randell, <cite>System structure for software fault tolerance</cite>, IEEE Transactions on
 *       Software Engineering SE-1(2), 1975.
 * </ol>
 */
final class RecoveryBlock implements Policy {
    private final RedundantMeters meters;
    private final List<Alternate> alternates;
    private final FailoverRule rule;
    private final String acceptName;
    private final @Nullable ResultTest accept;

    /** A method that stands in for the guarded one. */
    record Alternate(String name, Invoker invoker) {}

    /**
     * Checks an annotation.
     *
     * @throws IllegalArgumentException if a value is not allowed
     */
    RecoveryBlock(Redundant redundant, PlanContext context) {
        Guarded method = context.method();
        if (!redundant.from().isEmpty()) {
            throw new IllegalArgumentException(
                    "Redundant on " + method.site() + ": from is for fields; a method has alternates");
        }
        if (redundant.alternates().length == 0) {
            throw new IllegalArgumentException("Redundant on " + method.site()
                    + ": alternates is missing; name at least one method with the same parameters and result");
        }
        alternates = Arrays.stream(redundant.alternates())
                .map(name -> new Alternate(name, method.alternate("Redundant.alternates", name)))
                .toList();
        rule = FailoverRule.of(redundant);
        acceptName = redundant.accept();
        accept = acceptName.isEmpty() ? null : test(method, acceptName);
        meters = new RedundantMeters(context.meters());
    }

    private static ResultTest test(Guarded method, String name) {
        if (method.method().getReturnType() == void.class) {
            throw new IllegalArgumentException("Redundant.accept = \"" + name + "\" on " + method.site()
                    + ": the method returns nothing that could be tested");
        }
        return method.resultTest("Redundant.accept", name);
    }

    @Override
    public String name() {
        return "Redundant";
    }

    @Override
    public @Nullable Admission admission() {
        return accept == null ? null : Admission.ASK_LAYER;
    }

    @Override
    public Layer around(Run run, long ticket) {
        return new RecoveryLayer(this, run);
    }

    RedundantMeters meters() {
        return meters;
    }

    List<Alternate> alternates() {
        return alternates;
    }

    /**
     * What failed in an attempt: what it threw, what the test threw, or that the test did not
     * accept the result; null if nothing did.
     */
    @Nullable
    Throwable failure(Run run, String attempted) {
        Throwable thrown = run.failure();
        if (thrown != null || accept == null) {
            return thrown;
        }
        try {
            return accept.test(run.self(), run.value())
                    ? null
                    : new ResultRejectedException(
                            run.method().site() + ": the result of " + attempted + " was not accepted by " + acceptName,
                            run.value());
        } catch (Throwable broken) {
            return broken;
        }
    }

    /**
     * Whether a failure leads to the next alternate; a rejected result always does, unless the
     * thread is to stop.
     */
    boolean leadsOn(Throwable failure, Run run) {
        boolean callerWaits = !run.method().asynchronous();
        return failure instanceof ResultRejectedException
                ? !FailoverRule.stops(failure, callerWaits)
                : rule.leadsOn(failure, callerWaits);
    }
}
