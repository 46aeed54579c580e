package dev.reknit.scenarios.policies;

import dev.reknit.Fallback;
import dev.reknit.Hedge;
import dev.reknit.Retry;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Second attempts beside slow ones; last results; futures; budgets. */
public final class Hedged {
    /** What {@link #known} asks. */
    public Callable<String> source = () -> "";

    @Hedge(delay = 20)
    public <T> T hedged(Callable<T> body) throws Exception {
        return body.call();
    }

    @Hedge(delay = 20)
    public static long shared(int number, Callable<Long> body) throws Exception {
        return number * body.call();
    }

    @Hedge(delay = 20)
    public <T> CompletionStage<T> later(Supplier<CompletionStage<T>> body) {
        return body.get();
    }

    @Retry(maxRetries = 2, jitter = 0)
    public <T> Future<T> future(Supplier<Future<T>> body) {
        return body.get();
    }

    @Fallback(lastKnownGood = true)
    public String known(String of) throws Exception {
        return of + source.call();
    }

    @Retry(maxRetries = 9, jitter = 0, budget = "scenarios.hedged", budgetRatio = 0, budgetFloor = 0.2)
    public void budgeted(Callable<Void> body) throws Exception {
        body.call();
    }
}
