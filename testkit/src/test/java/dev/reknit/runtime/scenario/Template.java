package dev.reknit.runtime.scenario;

import dev.reknit.runtime.Gate;
import dev.reknit.runtime.Run;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A class as the weaver leaves it, written by hand. {@link Play} makes copies of it that bear annotations. */
public class Template implements Guarded {
    private static final Gate CALL =
            Gate.of(MethodHandles.lookup(), "call", "(Ldev/reknit/runtime/scenario/Script;)Ljava/lang/Object;", false);
    private static final Gate STAGE = Gate.of(
            MethodHandles.lookup(),
            "stage",
            "(Ldev/reknit/runtime/scenario/Script;)Ljava/util/concurrent/CompletionStage;",
            false);

    @Override
    public @Nullable Object call(Script script) throws Throwable {
        long ticket = Gate.NOT_ENTERED;
        Run run = null;
        do {
            Object result;
            try {
                if (run == null) {
                    ticket = CALL.enter();
                }
                result = reknit$call(script);
            } catch (Throwable failure) {
                run = CALL.failed(run, ticket, failure, this, new Object[] {script});
                continue;
            }
            if (run == null && ticket == Gate.QUIET) {
                return result;
            }
            run = CALL.returned(run, ticket, result, this, new Object[] {script});
        } while (!run.isOver());
        return run.value();
    }

    private @Nullable Object reknit$call(Script script) throws Throwable {
        return script.attempt();
    }

    @Override
    @SuppressWarnings("unchecked")
    public CompletionStage<@Nullable Object> stage(Script script) throws Throwable {
        long ticket = Gate.NOT_ENTERED;
        CompletionStage<@Nullable Object> stage;
        try {
            ticket = STAGE.enter();
            stage = reknit$stage(script);
        } catch (Throwable failure) {
            return (CompletionStage<@Nullable Object>) STAGE.stageFailed(ticket, failure, this, new Object[] {script});
        }
        if (ticket == Gate.QUIET && Gate.succeededAlready(stage)) {
            return stage;
        }
        return (CompletionStage<@Nullable Object>) STAGE.staged(ticket, stage, this, new Object[] {script});
    }

    private CompletionStage<@Nullable Object> reknit$stage(Script script) throws Throwable {
        return script.stage();
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
