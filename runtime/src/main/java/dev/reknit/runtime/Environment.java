package dev.reknit.runtime;

import dev.reknit.runtime.config.Configuration;
import dev.reknit.runtime.config.Inputs;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.JfrListener;
import dev.reknit.runtime.event.Listener;
import dev.reknit.runtime.event.Slf4jListener;
import dev.reknit.runtime.metrics.Metrics;
import dev.reknit.runtime.time.Clock;
import dev.reknit.runtime.time.Scheduler;
import dev.reknit.runtime.time.SystemTime;
import dev.reknit.runtime.time.Watch;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime takes from outside: time, chance, configuration and listeners. A program has one, the {@linkplain
 * #system() system's}; a test binds another to its own threads, so that tests may run in parallel.
 * Safe for use by several threads.
 */
public final class Environment {
    private static final Environment SYSTEM = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);

    /** How many threads have an environment of their own; while none has, nobody looks for one. */
    private static final AtomicInteger BOUND = new AtomicInteger();

    private static final ThreadLocal<@Nullable Environment> OWN = new InheritableThreadLocal<>();

    private final Clock clock;
    private final Scheduler scheduler;
    private final @Nullable RandomGenerator random;
    private final BiConsumer<Listener, Throwable> brokenListeners;
    private final AtomicInteger bindings = new AtomicInteger();
    private final AtomicInteger strayAttempts = new AtomicInteger();
    private final States states = new States();
    private final Map<Class<?>, Object> parts = new ConcurrentHashMap<>();
    private final Configuration configuration = new Configuration(
            Inputs.ofProgram(), Linker::configurable, this::publish, change -> replan(change::concerns));
    private final Metrics metrics = new Metrics(this::countOtherwise, Environment::reportMeterListener);

    /** The ways of methods here; those of the system's environment are with the gates themselves. */
    private final Map<Gate, Ways> ways = new ConcurrentHashMap<>();

    private final List<PlanListener> planListeners = new CopyOnWriteArrayList<>();

    private volatile List<Listener> listeners = List.of();
    private volatile FaultInjection faults = FaultInjection.NONE;

    /** Made when it is first asked for: most programs have no use for one. */
    private volatile @Nullable Watch watch;

    /**
     * Creates an environment without listeners.
     *
     * @param random where jitter comes from; null for each thread's own generator
     */
    public Environment(Clock clock, Scheduler scheduler, @Nullable RandomGenerator random) {
        this(clock, scheduler, random, BrokenListeners.REPORT);
    }

    /**
     * Creates an environment without listeners.
     *
     * @param random where jitter comes from; null for each thread's own generator
     * @param brokenListeners is told of each listener that throws, and what; must not throw itself
     */
    public Environment(
            Clock clock,
            Scheduler scheduler,
            @Nullable RandomGenerator random,
            BiConsumer<Listener, Throwable> brokenListeners) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.random = random;
        this.brokenListeners = brokenListeners;
    }

    static {
        SYSTEM.configuration.watchedBy(SystemTime.INSTANCE);
        Optional<Slf4jListener> log = Slf4jListener.ifPresent();
        if (log.isPresent()) {
            SYSTEM.add(log.get());
        }
        SYSTEM.add(new JfrListener());
    }

    /** The environment of the program: the machine's time, and the application's log. */
    public static Environment system() {
        return SYSTEM;
    }

    /**
     * The environment of this thread: the one bound to it or, as long as that is bound anywhere, to the
     * thread that created it; else the system's.
     */
    public static Environment current() {
        if (BOUND.get() == 0) {
            return SYSTEM;
        }
        Environment own = OWN.get();
        // A pool's thread keeps what it inherited when it was created, long after that was unbound.
        return own == null || own.bindings.get() == 0 ? SYSTEM : own;
    }

    /** Runs a task with this environment bound to the thread, and puts back what was bound before. */
    public <T extends @Nullable Object> T call(Callable<T> task) throws Exception {
        try (Binding ignored = bind()) {
            return task.call();
        }
    }

    /** Binds this environment to the thread until the result is closed, on the same thread. */
    public Binding bind() {
        Environment before = OWN.get();
        OWN.set(this);
        bindings.incrementAndGet();
        BOUND.incrementAndGet();
        ShortCuts.close();
        return () -> {
            OWN.set(before);
            ShortCuts.reopen();
            BOUND.decrementAndGet();
            bindings.decrementAndGet();
        };
    }

    /** Undoes {@link #bind()}. */
    public interface Binding extends AutoCloseable {
        @Override
        void close();
    }

    /** The clock. */
    public Clock clock() {
        return clock;
    }

    /** The scheduler. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** The watch over calls that are to end by some time. */
    public Watch watch() {
        Watch known = watch;
        return known != null ? known : makeWatch();
    }

    /** How many attempts run, or are about to, on threads of the runtime's own; abandoned ones among them. */
    public int attemptsOnOwnThreads() {
        return strayAttempts.get();
    }

    /** What {@link StrayAttempt} counts in. */
    AtomicInteger strayAttempts() {
        return strayAttempts;
    }

    /** As {@link Watch#nearestNanos}, without making one to find that it watches over nothing. */
    long nearestNanos() {
        Watch known = watch;
        return known == null ? Watch.NEVER : known.nearestNanos();
    }

    private synchronized Watch makeWatch() {
        Watch made = watch != null ? watch : Watch.of(clock, scheduler);
        watch = made;
        return made;
    }

    /** Where jitter comes from. */
    public RandomGenerator random() {
        return random == null ? ThreadLocalRandom.current() : random;
    }

    /** What policies keep from call to call. */
    public States states() {
        return states;
    }

    /**
     * What a part of the runtime keeps for this environment.
     *
     * @param make makes it when it is first asked for; must not ask for another part
     */
    public <T> T part(Class<T> type, Function<Environment, T> make) {
        return type.cast(parts.computeIfAbsent(type, each -> make.apply(this)));
    }

    /** As {@link #part}, but null if it was not asked for yet. */
    public <T> @Nullable T existingPart(Class<T> type) {
        return type.cast(parts.get(type));
    }

    /** What is counted and measured. */
    public Metrics metrics() {
        return metrics;
    }

    private void countOtherwise() {
        if (this == SYSTEM) {
            ShortCuts.count(metrics.countsSuccesses());
        }
    }

    private static void reportMeterListener(Throwable failure) {
        System.err.println("reknit: a listener to meters failed and is ignored: " + failure);
    }

    /** Adds a listener to plans. Those that are in effect are {@link States#methods}. */
    public void onPlans(PlanListener listener) {
        planListeners.add(listener);
    }

    /** A plan has taken effect. */
    void planned(MethodStatus method, Plan plan) {
        method.guardedBy(plan);
        metrics.show(method.meters());
        for (PlanListener each : planListeners) {
            each.planned(method);
        }
        if (this == SYSTEM) {
            Observers.planned();
        }
    }

    Ways ways(Gate gate) {
        return ways.computeIfAbsent(gate, each -> each.waysIn(this));
    }

    /**
     * What is configured here: for each environment what the program's files, properties and variables say, and what is
     * set here. A change makes new plans for the methods that it concerns. Calls that are going on keep the plan they
     * began with. Where a plan cannot be made, which is told as an event, the method keeps the one it has. Only the
     * system's environment watches the file.
     */
    public Configuration configuration() {
        return configuration;
    }

    /**
     * Makes new plans for the methods that have been called here. Calls that are going on keep the plan they began with.
     * Where a plan cannot be made, which is told as an event, the method keeps the one it has.
     */
    public void replan() {
        replan((method, bean) -> true);
    }

    private void replan(BiPredicate<Method, Class<?>> concerned) {
        if (this == SYSTEM) {
            ShortCuts.gates().forEach(each -> each.renew(concerned));
        } else {
            ways.replaceAll((gate, known) -> known.renewed(concerned));
        }
    }

    /** Puts faults into attempts from now on, in place of those before; calls that are going on have none. */
    public void inject(FaultInjection injection) {
        faults = injection;
        replan();
    }

    FaultInjection faults() {
        return faults;
    }

    /** Adds a listener; it is told of events from now on, after those added before. */
    public synchronized void add(Listener listener) {
        List<Listener> more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = List.copyOf(more);
    }

    /** Removes a listener; without effect if it is not there. */
    public synchronized void remove(Listener listener) {
        List<Listener> fewer = new ArrayList<>(listeners);
        fewer.remove(listener);
        listeners = List.copyOf(fewer);
    }

    /** Whether any listener has a use for events of a type; to be asked before one is created. */
    public boolean wants(Class<? extends Event> type) {
        for (Listener each : listeners) {
            try {
                if (each.wants(type)) {
                    return true;
                }
            } catch (Throwable failure) {
                brokenListeners.accept(each, failure);
            }
        }
        return false;
    }

    /** Tells the listeners. What one throws does not reach the caller, nor keep the others from being told. */
    public void publish(Event event) {
        for (Listener each : listeners) {
            try {
                if (each.wants(event.getClass())) {
                    each.on(event);
                }
            } catch (Throwable failure) {
                brokenListeners.accept(each, failure);
            }
        }
    }
}
