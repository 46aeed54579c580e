package dev.reknit.runtime.retry;

import dev.reknit.Retry;
import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.FailureMatcher;
import dev.reknit.runtime.Guarded.ResultTest;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.budget.BudgetNumbers;
import dev.reknit.runtime.budget.BudgetShare;
import dev.reknit.runtime.metrics.RetryMeters;
import dev.reknit.runtime.time.Nanos;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes a call again; the decisions are {@link RetryLayer}'s. Immutable. */
final class RetryPolicy implements Policy {
    private static final long DEFAULT_MAX_DURATION_NANOS = Nanos.of(180, ChronoUnit.SECONDS);

    private final RetrySettings settings;
    private final Waits waits;
    private final FailureMatcher matcher;
    private final @Nullable ResultTest again;
    private final BudgetShare budget;
    private final String budgetName;
    private final Environment environment;
    private final RetryMeters meters;

    RetryPolicy(Retry retry, PlanContext context) {
        environment = context.environment();
        settings = RetrySettings.of(retry);
        budgetName = retry.budget();
        budget = BudgetShare.of(
                context, name(), budgetName, new BudgetNumbers(retry.budgetRatio(), retry.budgetFloor()));
        meters = new RetryMeters(context.meters());
        waits = new Waits(settings);
        matcher = new FailureMatcher(retry.retryOn(), retry.abortOn());
        again = retry.on().isEmpty() ? null : context.method().resultTest("Retry.on", retry.on());
    }

    @Override
    public String name() {
        return "Retry";
    }

    @Override
    public @Nullable Admission admission() {
        return timesCalls() || again != null || budget.isLimited()
                ? new RetryAdmission(this, environment.watch())
                : null;
    }

    @Override
    public Layer around(Run run, long ticket) {
        return new RetryLayer(this, run, ticket);
    }

    /**
     * Whether calls are timed from their beginning: where somebody wrote a duration. With the default the clock
     * starts at the first failure, since to read it costs 25 ns, twenty times the rest of a call.
     */
    boolean timesCalls() {
        return settings.maxDurationNanos() != 0 && settings.maxDurationNanos() != DEFAULT_MAX_DURATION_NANOS;
    }

    /** Whether results are looked at. */
    boolean testsResults() {
        return again != null;
    }

    @Override
    public void activate() {
        budget.activate();
    }

    /** Counts a call for the budget. */
    void called() {
        budget.called();
    }

    /** The name of the budget that has no retry left to give; null if there is none, or it has given one. */
    @Nullable
    String usedUp(Run run) {
        return budget.withdraw(run.environment()) ? null : budgetName;
    }

    RetrySettings settings() {
        return settings;
    }

    RetryMeters meters() {
        return meters;
    }

    Waits waits() {
        return waits;
    }

    /** Whether the outcome of an attempt calls for another. */
    boolean callsForRetry(Run run) throws Throwable {
        Throwable failure = run.failure();
        if (failure == null) {
            return again != null && again.test(run.self(), run.value());
        }
        return matcher.matches(failure)
                && (!(failure instanceof InterruptedException) || matcher.lists(InterruptedException.class));
    }
}
