package dev.reknit.testkit;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.Invoker;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.Run;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Strikes attempts of one method. Every call takes the detour, so that each attempt is made by an invoker. */
final class ChaosPolicy implements Policy {
    private final Chaos chaos;
    private final List<Fault> faults;

    ChaosPolicy(Chaos chaos, List<Fault> faults) {
        this.chaos = chaos;
        this.faults = faults;
    }

    @Override
    public String name() {
        return "Chaos";
    }

    @Override
    public Admission admission() {
        return Admission.DETOUR;
    }

    @Override
    public Layer around(Run run, long ticket) {
        return new Layer() {
            @Override
            public Invoker within(Invoker attempt) {
                Strike strike = chaos.next(faults);
                if (strike == null) {
                    return attempt;
                }
                return run.method().asynchronous() ? later(strike, attempt, run) : now(strike, attempt, run);
            }

            @Override
            public long after() {
                return PASS;
            }
        };
    }

    private Invoker now(Strike strike, Invoker attempt, Run run) {
        return (self, arguments) -> {
            if (strike.delayNanos() > 0) {
                run.environment().clock().sleep(strike.delayNanos());
            }
            if (strike.hangs()) {
                chaos.hanging().hang(run.environment().clock(), run.method().site());
            }
            if (strike.failure() != null) {
                throw strike.failure();
            }
            return attempt.invoke(self, arguments);
        };
    }

    private static Invoker later(Strike strike, Invoker attempt, Run run) {
        Environment environment = run.environment();
        return (self, arguments) -> {
            if (strike.delayNanos() == 0) {
                return struck(strike, attempt, self, arguments);
            }
            StruckStage stage = new StruckStage();
            stage.wait(environment.scheduler().schedule(strike.delayNanos(), () -> {
                try (Environment.Binding ignored = environment.bind()) {
                    stage.follow(struck(strike, attempt, self, arguments));
                } catch (Throwable failure) {
                    stage.completeExceptionally(failure);
                }
            }));
            return stage;
        };
    }

    private static @Nullable Object struck(
            Strike strike, Invoker attempt, @Nullable Object self, @Nullable Object[] arguments) throws Throwable {
        if (strike.hangs()) {
            return new CompletableFuture<>();
        }
        if (strike.failure() != null) {
            throw strike.failure();
        }
        return attempt.invoke(self, arguments);
    }
}
