package dev.reknit.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The guard of one woven method: a constant of the class, and all that woven code knows of policies.
 * What is left of the method is, in the language it was written in, here for two policies that have something to do
 * on the clean path,
 *
 * <pre>{@code
 * Way way = null;
 * long ticket0 = NOT_ENTERED, ticket1 = NOT_ENTERED;
 * Run run = null;
 * do {
 *     R result;
 *     try {
 *         if (run == null) {
 *             way = getClass() == Prices.class ? GATE.ownWay(this) : GATE.way(this);
 *             ticket0 = way.slot0.enter(this, key);
 *             ticket1 = way.slot1.enter(this, key);
 *         }
 *         result = reknit$fetch(name);                     // the body
 *     } catch (Throwable failure) {
 *         run = GATE.failed(run, way, new long[] {ticket0, ticket1}, failure, this, new Object[] {name});
 *         continue;
 *     }
 *     if (run == null && (ticket1 == QUIET || way.slot1.leave(ticket1, this, key))) {
 *         ticket1 = LEFT;
 *         if (ticket0 == QUIET || way.slot0.leave(ticket0, this, key)) return result;
 *     }
 *     run = GATE.returned(run, way, new long[] {ticket0, ticket1}, result, this, new Object[] {name});
 * } while (!run.isOver());
 * return (R) run.value();
 * }</pre>
 *
 * and where no policy has, {@code GATE.enter(this)} stands in the place of the ways and tickets, so that a call whose
 * first attempt succeeds touches one field. Because the admissions are asked in the method itself, each call site has
 * a profile of its own, and the JIT compiler knows which they are. From the first failure on a {@link Run}
 * decides; attempts are made by the woven method itself, so stack traces have the application's frames, the method
 * and its body.
 *
 * <p>Policies are looked up when they are first needed. Where they cannot be put together, an error
 * is logged and the method runs unguarded. Safe for use by several threads.
 */
public final class Gate {
    private final Subject subject;
    private final int slots;
    private final boolean declaredQuiet;

    /**
     * Whether a call may enter without looking for its way. Not volatile, since that keeps calls of several gates from
     * being compiled into one another (0.7 ns each): a thread that sees a change late takes the way it took before.
     */
    private boolean quiet;

    /** The way for objects of the class itself, or of a static method; null while unknown. Not volatile, as above. */
    private @Nullable Way ownWay;

    /** The way of the class that was called first; not volatile for the same reason. */
    private Way way = Way.UNKNOWN;

    /** The ways in the system's environment; null until one is needed. */
    private volatile @Nullable Ways ways;

    private Gate(Subject subject, int slots, boolean quiet) {
        this.subject = subject;
        this.slots = slots;
        this.declaredQuiet = quiet;
    }

    /**
     * Creates the guard of a method. Called by the initializer of a woven class, so it does next to nothing.
     *
     * @param lookup the woven class and its rights
     * @param name the method's name
     * @param descriptor its descriptor
     * @param slots how many policies the woven code asks on the clean path; 0 if the weaver saw that a call which
     *     succeeds at once concerns none
     */
    public static Gate of(MethodHandles.Lookup lookup, String name, String descriptor, int slots) {
        return of(new Subject.Named(lookup, name, descriptor), slots);
    }

    /** The guard of something. As {@link #of(MethodHandles.Lookup, String, String, int)}. */
    static Gate of(Subject subject, int slots) {
        return ShortCuts.register(new Gate(subject, slots, slots == 0));
    }

    /**
     * The guard of a method whose code has no slots.
     *
     * @param quiet whether the weaver saw that a call which succeeds at once concerns no policy
     */
    static Gate withoutSlots(MethodHandles.Lookup lookup, String name, String descriptor, boolean quiet) {
        return ShortCuts.register(new Gate(new Subject.Named(lookup, name, descriptor), 0, quiet));
    }

    /** Begins a call of a method without slots. */
    public void enter(@Nullable Object self) {
        if (!quiet && !isUnconfigured() && wayOf(self).detours()) {
            throw Detour.TAKEN;
        }
    }

    /**
     * Whether the weaver saw that no policy is concerned and nothing is configured that could change that; then the
     * gate is quiet from now on, and no plan is made before the first failure.
     */
    private boolean isUnconfigured() {
        boolean unconfigured = Environment.current() == Environment.system() && staysQuiet();
        if (unconfigured) {
            ShortCuts.open(this);
        }
        return unconfigured;
    }

    private boolean staysQuiet() {
        ClassLoader loader = subject.site().owner().getClassLoader();
        return declaredQuiet
                && ways == null
                && !Environment.system().metrics().countsSuccesses()
                && Environment.system().configuration().isEmpty(loader);
    }

    /**
     * The way for a call on an object of the very class that has this gate.
     *
     * @param self the object; null for a static method
     */
    public Way ownWay(@Nullable Object self) {
        Way known = ownWay;
        return known != null ? known : wayOf(self);
    }

    /** The way for a call on an object; null for a static method. */
    public Way way(@Nullable Object self) {
        Way known = way;
        return known.type == (self == null ? null : self.getClass()) ? known : wayOf(self);
    }

    private Way wayOf(@Nullable Object self) {
        Environment environment = Environment.current();
        Ways taken = ways(environment);
        Way found = taken.of(self == null ? null : self.getClass())
                .counting(environment.metrics().countsSuccesses());
        if (environment == Environment.system()) {
            ShortCuts.keep(this, taken, found);
        }
        return found;
    }

    private Ways ways(Environment environment) {
        if (environment != Environment.system()) {
            return environment.ways(this);
        }
        Ways known = ways;
        return known != null ? known : findWays();
    }

    private synchronized Ways findWays() {
        Ways known = ways;
        if (known == null) {
            known = waysIn(Environment.system());
            ways = known;
        }
        return known;
    }

    /** Ways of their own for an environment. */
    Ways waysIn(Environment environment) {
        return Ways.of(subject, environment, slots);
    }

    /** Makes new plans from the configuration of the system's environment, if there are any yet. */
    synchronized void renew(BiPredicate<Method, Class<?>> concerned) {
        Ways known = ways;
        if (known != null) {
            ways = known.renewed(concerned);
        }
        ShortCuts.forget(this);
    }

    /** Nothing keeps this gate from short cuts; called by {@link ShortCuts}. */
    void open() {
        // Asked again, since something may have been configured before the short cuts were locked.
        quiet = staysQuiet();
    }

    /** Lets calls on objects of a class take a way without looking for it; called by {@link ShortCuts}. */
    void keep(Ways of, Way found) {
        if (of != ways) {
            // New ways were laid while this one was looked for.
            return;
        }
        if (slots == 0) {
            quiet = !found.detours();
            return;
        }
        if (found.type == null || found.type == subject.site().owner()) {
            ownWay = found;
        }
        if (way == Way.UNKNOWN) {
            way = found;
        }
    }

    /** Has calls look for their way; called by {@link ShortCuts}. */
    void forget() {
        quiet = false;
        ownWay = null;
        way = Way.UNKNOWN;
    }

    /** Whether a call needs no {@link #detour}. */
    public boolean isQuiet() {
        return quiet;
    }

    /**
     * Begins a call of a method without slots that cannot throw a {@link Detour}.
     *
     * @return the run: over, or wanting its first attempt; null if the call is none of any policy's business yet
     * @throws Throwable what the caller is to see
     */
    public @Nullable Run detour(@Nullable Object self, @Nullable Object[] arguments) throws Throwable {
        if (isUnconfigured()) {
            return null;
        }
        Way found = wayOf(self);
        return found.detours() ? CallDriver.failed(new Run(found, self, arguments, null, null), Detour.TAKEN) : null;
    }

    /**
     * An attempt of a method that does not return a stage threw, or a policy rejected it.
     *
     * @param run the run; null if this was the first attempt
     * @param taken the way that the call took; null if it has not come so far, or the method has no slots
     * @param tickets by slot; null as well
     * @return the run: over, or wanting another attempt
     * @throws Throwable what the caller is to see
     */
    public Run failed(
            @Nullable Run run,
            @Nullable Way taken,
            long @Nullable [] tickets,
            Throwable failure,
            @Nullable Object self,
            @Nullable Object[] arguments)
            throws Throwable {
        if (run != null) {
            run.fail(failure);
            return CallDriver.ended(run);
        }
        Run begun = begin(taken, tickets, failure, self, arguments, null);
        if (begun == null) {
            throw failure;
        }
        return CallDriver.failed(begun, failure);
    }

    /** An attempt of a method that does not return a stage returned. As {@link #failed}. */
    public Run returned(
            @Nullable Run run,
            @Nullable Way taken,
            long @Nullable [] tickets,
            @Nullable Object result,
            @Nullable Object self,
            @Nullable Object[] arguments)
            throws Throwable {
        if (run != null) {
            run.succeed(result);
            return CallDriver.ended(run);
        }
        Run begun = new Run(taken == null ? wayOf(self) : taken, self, arguments, tickets, null);
        return CallDriver.returned(begun, result);
    }

    /** The first attempt of a method that returns a stage returned one; the stage for the caller. */
    public @Nullable Object staged(
            @Nullable Way taken,
            long @Nullable [] tickets,
            @Nullable Object stage,
            @Nullable Object self,
            @Nullable Object[] arguments) {
        Way way = taken == null ? wayOf(self) : taken;
        if (stage == null && tickets == null || way.plan().isEmpty()) {
            return stage;
        }
        return new StageDriver(new Run(way, self, arguments, tickets, null)).follow(stage);
    }

    /** The first attempt of a method that returns a stage threw instead, or a policy rejected it. As {@link #staged}. */
    public Object stageFailed(
            @Nullable Way taken,
            long @Nullable [] tickets,
            Throwable failure,
            @Nullable Object self,
            @Nullable Object[] arguments) {
        Run run = begin(taken, tickets, failure, self, arguments, null);
        if (run == null) {
            throw undeclared(failure);
        }
        return new StageDriver(run).failed(failure);
    }

    /** Throws what the method threw; the compiler need not know that it may be checked. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T extends Throwable> RuntimeException undeclared(Throwable failure) throws T {
        throw (T) failure;
    }

    /** Whether a stage has its result, or there is none to wait for. */
    public static boolean succeededAlready(@Nullable Object stage) {
        return stage == null
                || (stage instanceof CompletableFuture<?> future
                        && future.isDone()
                        && !future.isCompletedExceptionally());
    }

    /**
     * Begins a run with a failure; null where the method runs unguarded. What goes wrong here must not take the
     * place of the application's own exception.
     */
    @Nullable
    Run begin(
            @Nullable Way taken,
            long @Nullable [] tickets,
            Throwable failure,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Attempt body) {
        try {
            Way way = taken == null ? wayOf(self) : taken;
            return way.plan().isEmpty() && failure != Detour.TAKEN
                    ? null
                    : new Run(way, self, arguments, tickets, body);
        } catch (VirtualMachineError outOfSpace) {
            if (taken != null && tickets != null) {
                taken.leave(tickets, self, arguments);
            }
            return null;
        }
    }
}
