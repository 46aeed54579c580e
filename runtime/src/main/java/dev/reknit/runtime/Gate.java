package dev.reknit.runtime;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The guard of one woven method: a constant of the class, and all that woven code knows of policies.
 * What is left of the method is, in the language it was written in,
 *
 * <pre>{@code
 * long ticket = Gate.NOT_ENTERED;
 * Run run = null;
 * do {
 *     R result;
 *     try {
 *         if (run == null) ticket = GATE.enter();
 *         result = reknit$fetch(name);                     // the body
 *     } catch (Throwable failure) {
 *         run = GATE.failed(run, ticket, failure, this, new Object[] {name});
 *         continue;
 *     }
 *     if (run == null && ticket == Gate.QUIET) return result;
 *     run = GATE.returned(run, ticket, result, this, new Object[] {name});
 * } while (!run.isOver());
 * return (R) run.value();
 * }</pre>
 *
 * so that a call whose first attempt succeeds touches one field. From the first failure on a {@link
 * Run} decides; attempts are made by the woven method itself, so stack traces have the
 * application's frames, the method and its body.
 *
 * <p>Policies are looked up when they are first needed. Where they cannot be put together, an error
 * is logged and the method runs unguarded. Safe for use by several threads.
 */
public final class Gate {
    /** The ticket of a call that has not entered. */
    public static final long NOT_ENTERED = Long.MIN_VALUE;

    /** The ticket of a call that needs nothing done when it succeeds. */
    public static final long QUIET = 0;

    private final MethodHandles.Lookup lookup;
    private final String name;
    private final String descriptor;

    /**
     * Whether a call may enter without asking the plan. Not volatile, since that keeps calls of several gates
     * from being compiled into one another (0.7 ns each): once true it stays so, and a thread that sees it late
     * asks the plan.
     */
    private boolean quiet;

    /** Null until the first call that needs it, empty where the method cannot be looked at. */
    private volatile @Nullable Optional<Linked> linked;

    private record Linked(GuardedMethod method, Plan plan, SuperCalls superCalls) {}

    private Gate(MethodHandles.Lookup lookup, String name, String descriptor, boolean quiet) {
        this.lookup = lookup;
        this.name = name;
        this.descriptor = descriptor;
        this.quiet = quiet;
    }

    /**
     * Creates the guard of a method. Called by the initializer of a woven class, so it does next to nothing.
     *
     * @param lookup the woven class and its rights
     * @param name the method's name
     * @param descriptor its descriptor
     * @param quiet whether the weaver saw that a call which succeeds at once concerns no policy
     */
    public static Gate of(MethodHandles.Lookup lookup, String name, String descriptor, boolean quiet) {
        return new Gate(lookup, name, descriptor, quiet);
    }

    /** Begins a call; the result is handed back to the other methods. */
    public long enter() {
        return quiet ? QUIET : enterPlanned();
    }

    private long enterPlanned() {
        Plan plan = linked().map(Linked::plan).orElse(Plan.EMPTY);
        if (plan.quiet()) {
            quiet = true;
            return QUIET;
        }
        // Odd, as neither of the two tickets that mean something else is.
        return plan.timed() ? Environment.current().clock().nanoTime() | 1 : 1;
    }

    /**
     * An attempt of a method that does not return a stage threw.
     *
     * @return the run: over, or wanting another attempt
     * @throws Throwable what the caller is to see
     */
    public Run failed(
            @Nullable Run run, long ticket, Throwable failure, @Nullable Object self, @Nullable Object[] arguments)
            throws Throwable {
        Run going = run == null ? start(ticket, self, arguments) : run;
        if (going == null) {
            throw failure;
        }
        going.fail(failure);
        return drive(going);
    }

    /** An attempt of a method that does not return a stage returned. As {@link #failed}. */
    public Run returned(
            @Nullable Run run,
            long ticket,
            @Nullable Object result,
            @Nullable Object self,
            @Nullable Object[] arguments)
            throws Throwable {
        Run going = run == null ? start(ticket, self, arguments) : run;
        if (going == null) {
            // A ticket is given out only by a plan, and a plan once made stays.
            throw new AssertionError("no plan for " + name + descriptor);
        }
        going.succeed(result);
        return drive(going);
    }

    /**
     * The first attempt of a method that returns a stage returned one.
     *
     * @return the stage for the caller
     */
    public @Nullable Object staged(
            long ticket, @Nullable Object stage, @Nullable Object self, @Nullable Object[] arguments) {
        if (stage == null || (ticket == QUIET && succeededAlready(stage))) {
            return stage;
        }
        Run run = start(ticket, self, arguments);
        return run == null ? stage : new StageDriver(run).follow(stage);
    }

    /** The first attempt of a method that returns a stage threw instead. As {@link #staged}. */
    public Object stageFailed(long ticket, Throwable failure, @Nullable Object self, @Nullable Object[] arguments) {
        Run run = start(ticket, self, arguments);
        if (run == null) {
            throw undeclared(failure);
        }
        return new StageDriver(run).failed(failure);
    }

    /** Throws what the method threw; the compiler need not know that it may be checked. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> RuntimeException undeclared(Throwable failure) throws T {
        throw (T) failure;
    }

    /** Whether a stage has its result and no policy needs to see it. */
    public static boolean succeededAlready(@Nullable Object stage) {
        return stage instanceof CompletableFuture<?> future && future.isDone() && !future.isCompletedExceptionally();
    }

    /** Begins a run; null where the method runs unguarded: it cannot be looked at, or has no plan. */
    private @Nullable Run start(long ticket, @Nullable Object self, @Nullable Object[] arguments) {
        return linked().filter(target -> !target.plan().isEmpty())
                .map(target -> new Run(target.superCalls().plan(self), target.method(), self, arguments, ticket))
                .orElse(null);
    }

    /** Goes on until the call is over or the woven method is to run its body again. */
    private static Run drive(Run run) throws Throwable {
        Run.Step step = run.ended();
        while (true) {
            switch (step) {
                case DONE -> {
                    Throwable failure = run.failure();
                    if (failure != null) {
                        throw failure;
                    }
                    return run;
                }
                case WAIT -> step = waitFor(run);
                case ATTEMPT -> {
                    Invoker alternate = run.alternate();
                    if (alternate == null) {
                        return run;
                    }
                    try {
                        run.succeed(alternate.invoke(run.self(), run.arguments()));
                    } catch (Throwable failure) {
                        run.fail(failure);
                    }
                    step = run.ended();
                }
                case AWAIT -> step = run.settle();
            }
        }
    }

    private static Run.Step waitFor(Run run) {
        try {
            run.environment().clock().sleep(run.waitNanos());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return run.interrupted();
        }
        return run.proceed();
    }

    private Optional<Linked> linked() {
        Optional<Linked> known = linked;
        return known != null ? known : link();
    }

    private synchronized Optional<Linked> link() {
        Optional<Linked> known = linked;
        if (known == null) {
            known = look();
            linked = known;
        }
        return known;
    }

    /** Reflection fails for a class that mentions, in any method, a class that is not there. */
    private Optional<Linked> look() {
        try {
            GuardedMethod method = GuardedMethod.find(lookup, name, descriptor);
            Plan plan = Linker.link(method);
            return Optional.of(new Linked(method, plan, new SuperCalls(method.method(), plan)));
        } catch (Exception | LinkageError failure) {
            Environment.current().publish(new Event.PlanFailed(new Site(lookup.lookupClass(), name + "()"), failure));
            return Optional.empty();
        }
    }
}
