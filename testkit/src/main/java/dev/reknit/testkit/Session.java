package dev.reknit.testkit;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.Leasing;
import dev.reknit.runtime.States;
import dev.reknit.runtime.store.Stores;
import dev.reknit.runtime.time.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** What one test has: its environment, bound to its thread from {@link #begin} to {@link #end}. */
final class Session {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final List<Class<?>> GIVEN = List.of(
            VirtualTime.class,
            RecordedEvents.class,
            RandomGenerator.class,
            Environment.class,
            Chaos.class,
            Breakers.class);

    private final VirtualTime time;
    private final long seed;
    private final RandomGenerator random;
    private final RecordedEvents events = new RecordedEvents();
    private final Queue<String> brokenListeners = new ConcurrentLinkedQueue<>();
    private final Environment environment;
    private final Chaos chaos;
    private final Breakers breakers;
    private final Environment.Binding binding;

    private Session(VirtualTime time, long seed) {
        this.time = time;
        this.seed = seed;
        // Unlike the newer generators this one may be shared by threads.
        random = new Random(seed);
        environment = new Environment(
                time,
                time,
                random,
                (listener, failure) -> brokenListeners.add(listener.getClass().getName() + ": " + failure));
        environment.add(events);
        chaos = new Chaos(environment, seed);
        breakers = new Breakers(environment);
        environment.inject(context -> {
            breakers.planned(context);
            return chaos.around(context);
        });
        binding = environment.bind();
    }

    static Session begin(VirtualTime time, long seed) {
        return new Session(time, seed);
    }

    /** Lets go on what hangs, closes what was opened, and puts back what was bound to the thread before. */
    void end() {
        chaos.end();
        Stores used = environment.existingPart(Stores.class);
        if (used != null) {
            used.close();
        }
        binding.close();
    }

    long seed() {
        return seed;
    }

    /** Whether {@link #give} has something of a type. */
    static boolean gives(Class<?> type) {
        return GIVEN.contains(type);
    }

    /** What there is of a type, which {@link #gives} says there is. */
    Object give(Class<?> type) {
        if (type == VirtualTime.class) {
            return time;
        }
        if (type == RecordedEvents.class) {
            return events;
        }
        if (type == Chaos.class) {
            return chaos;
        }
        if (type == Breakers.class) {
            return breakers;
        }
        return type == RandomGenerator.class ? random : environment;
    }

    /** Fails if the test left something behind. */
    void checkNothingLeft() {
        List<String> left = new ArrayList<>();
        if (!time.pending().isEmpty()) {
            left.add("scheduled tasks, due in " + time.pending() + ": move time, or cancel the calls they belong to");
        }
        if (time.sleepers() > 0) {
            left.add(time.sleepers() + " sleeping threads: move time, or interrupt them");
        }
        if (environment.watch().nearestNanos() != Watch.NEVER) {
            left.add("a call of this thread that was entered and never left");
        }
        if (!time.failures().isEmpty()) {
            left.add("scheduled tasks that threw: " + time.failures());
        }
        if (!brokenListeners.isEmpty()) {
            left.add("listeners that threw: " + brokenListeners);
        }
        int attempts = attemptsLeft();
        if (attempts > 0) {
            left.add(attempts + " attempts that still run on threads of their own: let them end");
        }
        for (States.Entry<Leasing> each : environment.states().leasing()) {
            left.add(each.state().leased() + " permits of " + each
                    + " that were not given back: end the calls that hold them");
        }
        if (!chaos.unmatched().isEmpty()) {
            left.add("faults for nothing that was called: " + chaos.unmatched());
        }
        if (!breakers.unmatched().isEmpty()) {
            left.add("breakers of nothing that was called: " + breakers.unmatched());
        }
        if (!left.isEmpty()) {
            throw new AssertionError("the test left behind " + String.join("; ", left)
                    + ". Where that is meant: @ReknitTest(leakCheck = false)");
        }
    }

    /** Those that were interrupted get a moment to notice. */
    private int attemptsLeft() {
        for (long began = System.nanoTime(); System.nanoTime() - began < PATIENCE_NANOS; ) {
            if (environment.attemptsOnOwnThreads() == 0) {
                return 0;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return environment.attemptsOnOwnThreads();
    }
}
