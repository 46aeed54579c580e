package dev.reknit.soak;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** The guarded methods, and how each is called. */
enum Trial {
    RETRIED("retried", Guarded::retried),
    BUDGETED("budgeted", Guarded::budgeted),
    RETRIED_LATER("retriedLater", (Later) Guarded::retriedLater),
    RETRIED_FUTURE("retriedFuture", (Futures) Guarded::retriedFuture),
    ANSWERED("answered", Guarded::answered),
    KNOWN("known", Guarded::known),
    BROKEN("broken", Guarded::broken),
    BROKEN_BY_KEY("brokenByKey", (guarded, body) -> guarded.brokenByKey(body, body.key())),
    BROKEN_LATER("brokenLater", (Later) Guarded::brokenLater),
    LIMITED("limited", Guarded::limited),
    LIMITED_ROLLING("limitedRolling", Guarded::limitedRolling),
    LIMITED_LATER("limitedLater", (Later) Guarded::limitedLater),
    TIMED("timed", Guarded::timed),
    ABANDONED("abandoned", Guarded::abandoned),
    TIMED_LATER("timedLater", (Later) Guarded::timedLater),
    FEW("few", Guarded::few),
    FEW_WAITING("fewWaiting", Guarded::fewWaiting),
    FEW_ADAPTIVE("fewAdaptive", Guarded::fewAdaptive),
    FEW_LATER("fewLater", (Later) Guarded::fewLater),
    HEDGED("hedged", Guarded::hedged),
    HEDGED_LATER("hedgedLater", (Later) Guarded::hedgedLater),
    TOGETHER("together", Guarded::together),
    TOGETHER_ABANDONED("togetherAbandoned", Guarded::togetherAbandoned),
    TOGETHER_LATER("togetherLater", (Later) Guarded::togetherLater);

    private final String method;
    private final Way way;
    private final Account account = new Account();

    Trial(String method, Way way) {
        this.method = method;
        this.way = way;
    }

    Trial(String method, Blocking way) {
        this(method, (Way) way);
    }

    /** How a method gives its result. */
    private sealed interface Way permits Blocking, Later, Futures {}

    @FunctionalInterface
    private non-sealed interface Blocking extends Way {
        int call(Guarded guarded, Body body) throws Exception;
    }

    @FunctionalInterface
    private non-sealed interface Later extends Way {
        CompletionStage<Integer> call(Guarded guarded, Body body);
    }

    @FunctionalInterface
    private non-sealed interface Futures extends Way {
        Future<Integer> call(Guarded guarded, Body body);
    }

    /** The name of the method. */
    String method() {
        return method;
    }

    Account account() {
        return account;
    }

    /**
     * Makes one call.
     *
     * @param cancels whether a stage is cancelled at once, if its method is one that may be
     * @param going takes and gives one permit for each stage that has not completed
     */
    void call(Guarded guarded, long seed, boolean cancels, Going going) {
        Body body = new Body(account, seed);
        account.call();
        if (way instanceof Later later) {
            callLater(later, guarded, body, cancels && this == TOGETHER_LATER, going);
        } else {
            callNow(guarded, body);
        }
        if (Thread.interrupted()) {
            account.interrupted();
        }
    }

    private void callNow(Guarded guarded, Body body) {
        int value;
        try {
            value = way instanceof Futures futures
                    ? futures.call(guarded, body).get()
                    : ((Blocking) way).call(guarded, body);
        } catch (Exception | Error failure) {
            account.threw(failure);
            return;
        }
        account.returned(value);
    }

    private void callLater(Later later, Guarded guarded, Body body, boolean cancels, Going going) {
        going.begin();
        CompletionStage<Integer> stage = later.call(guarded, body);
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                account.returned(value);
            } else {
                account.threw(failure);
            }
            going.end();
        });
        if (cancels) {
            stage.toCompletableFuture().cancel(true);
        }
    }
}
