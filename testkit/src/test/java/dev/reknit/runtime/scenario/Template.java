package dev.reknit.runtime.scenario;

import static dev.reknit.runtime.Admission.LEFT;
import static dev.reknit.runtime.Admission.NOT_ENTERED;
import static dev.reknit.runtime.Admission.QUIET;

import dev.reknit.runtime.Gate;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.Way;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A class as the weaver leaves it, written by hand. {@link Play} makes copies of it that bear annotations. */
public class Template implements Guarded {
    static final String CALL_DESCRIPTOR = "(Ldev/reknit/runtime/scenario/Script;)Ljava/lang/Object;";
    private static final Gate CALL = Gate.of(MethodHandles.lookup(), "call", CALL_DESCRIPTOR, 2);
    private static final Gate DETOUR = Gate.of(MethodHandles.lookup(), "detour", CALL_DESCRIPTOR, 0);
    private static final Gate STAGE = Gate.of(
            MethodHandles.lookup(),
            "stage",
            "(Ldev/reknit/runtime/scenario/Script;)Ljava/util/concurrent/CompletionStage;",
            2);

    private static final Gate FUTURE = Gate.of(
            MethodHandles.lookup(), "future", "(Ldev/reknit/runtime/scenario/Script;)Ljava/util/concurrent/Future;", 0);

    @Override
    public @Nullable Object call(Script script) throws Throwable {
        Way way = null;
        long ticket0 = NOT_ENTERED;
        long ticket1 = NOT_ENTERED;
        Run run = null;
        do {
            Object result;
            try {
                if (run == null) {
                    way = CALL.way(this);
                    ticket0 = way.slot0.enter(this, script);
                    ticket1 = way.slot1.enter(this, script);
                }
                result = reknit$call(script);
            } catch (Throwable failure) {
                long[] tickets = {ticket0, ticket1};
                run = CALL.failed(run, way, tickets, failure, this, new Object[] {script});
                continue;
            }
            if (run == null && way != null && (ticket1 == QUIET || way.slot1.leave(ticket1, this, script))) {
                ticket1 = LEFT;
                if (ticket0 == QUIET || way.slot0.leave(ticket0, this, script)) {
                    return result;
                }
            }
            long[] tickets = {ticket0, ticket1};
            run = CALL.returned(run, way, tickets, result, this, new Object[] {script});
        } while (!run.isOver());
        return run.value();
    }

    private @Nullable Object reknit$call(Script script) throws Throwable {
        return script.attempt();
    }

    @Override
    public @Nullable Object detour(Script script) throws Throwable {
        Run run = null;
        do {
            Object result;
            try {
                if (run == null) {
                    DETOUR.enter(this);
                }
                result = reknit$detour(script);
            } catch (Throwable failure) {
                run = DETOUR.failed(run, null, null, failure, this, new Object[] {script});
                continue;
            }
            if (run == null) {
                return result;
            }
            run = DETOUR.returned(run, null, null, result, this, new Object[] {script});
        } while (!run.isOver());
        return run.value();
    }

    private @Nullable Object reknit$detour(Script script) throws Throwable {
        return script.attempt();
    }

    @Override
    @SuppressWarnings("unchecked")
    public CompletionStage<@Nullable Object> stage(Script script) throws Throwable {
        Way way = null;
        long ticket0 = NOT_ENTERED;
        long ticket1 = NOT_ENTERED;
        CompletionStage<@Nullable Object> stage;
        try {
            way = STAGE.way(this);
            ticket0 = way.slot0.enter(this, script);
            ticket1 = way.slot1.enter(this, script);
            stage = reknit$stage(script);
        } catch (Throwable failure) {
            long[] tickets = {ticket0, ticket1};
            return (CompletionStage<@Nullable Object>)
                    STAGE.stageFailed(way, tickets, failure, this, new Object[] {script});
        }
        if (Gate.succeededAlready(stage) && (ticket1 == QUIET || way.slot1.leave(ticket1, this, script))) {
            ticket1 = LEFT;
            if (ticket0 == QUIET || way.slot0.leave(ticket0, this, script)) {
                return stage;
            }
        }
        long[] tickets = {ticket0, ticket1};
        return (CompletionStage<@Nullable Object>) STAGE.staged(way, tickets, stage, this, new Object[] {script});
    }

    private CompletionStage<@Nullable Object> reknit$stage(Script script) throws Throwable {
        return script.stage();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Future<@Nullable Object> future(Script script) throws Throwable {
        Future<@Nullable Object> future;
        try {
            FUTURE.enter(this);
            future = reknit$future(script);
        } catch (Throwable failure) {
            return (Future<@Nullable Object>) FUTURE.stageFailed(null, null, failure, this, new Object[] {script});
        }
        if (Gate.succeededAlready(future)) {
            return future;
        }
        return (Future<@Nullable Object>) FUTURE.staged(null, null, future, this, new Object[] {script});
    }

    @SuppressWarnings("unchecked")
    private Future<@Nullable Object> reknit$future(Script script) throws Throwable {
        return (Future<@Nullable Object>) script.attempt();
    }

    // What annotations name.

    private boolean isStale(Object result) {
        return result.equals("stale");
    }

    private static boolean isStaleStatic(Object result) {
        return result.equals("stale");
    }

    private boolean throwsItself(Object result) {
        throw new IllegalStateException("predicate on " + result);
    }

    private Object last(Script script) throws Throwable {
        return script.answer("last");
    }

    private Object typed(Script script, RuntimeException failure) throws Throwable {
        return script.answer("runtime", failure);
    }

    private Object typed(Script script, Throwable failure) throws Throwable {
        return script.answer("throwable", failure);
    }

    private Object typed(Script script, IllegalArgumentException failure) throws Throwable {
        return script.answer("argument", failure);
    }

    private Object typed(Script script) throws Throwable {
        return script.answer("none");
    }

    private Object narrow(Script script, IllegalArgumentException failure) throws Throwable {
        return script.answer("argument", failure);
    }

    private static Object shared(Script script) throws Throwable {
        return script.answer("static");
    }

    private Object failing(Script script) throws Throwable {
        return script.fallbackFails();
    }

    /** Not a fallback: it takes something else. */
    private Object odd(String other) {
        return other;
    }
}
