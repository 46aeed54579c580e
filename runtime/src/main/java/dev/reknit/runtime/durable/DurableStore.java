package dev.reknit.runtime.durable;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.event.StoreEvent;
import dev.reknit.runtime.journal.LogIndex;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.StoreCorruptException;
import dev.reknit.runtime.store.StoreException;
import dev.reknit.runtime.store.Stores;
import dev.reknit.runtime.time.Daemons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A store, and the durable objects that live in it. Checkpoints are written by one thread of its own, so that calls neither wait for
 * them nor interrupt them. Safe for use by several threads.
 */
final class DurableStore {
    private static final long IDLE_SECONDS = 5;
    private static final int SWEEP = 256;
    private static final int LAST_ROUNDS = 3;
    private static final long BEAN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final Store store;
    private final Environment environment;
    private final LogIndex index = new LogIndex();
    private final Generations generations = new Generations();
    private final Roster roster = new Roster(index);
    private final Succession succession = new Succession(generations, index, roster);
    private final Runs runs;
    private final Map<Identity, Durable> durables = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor writer;
    private final AtomicBoolean toldOfEnd = new AtomicBoolean();

    private DurableStore(String name, Store store, Environment environment) {
        this.name = name;
        this.store = store;
        this.environment = environment;
        this.runs = new Runs(environment.clock());
        this.writer = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> Daemons.create("reknit-checkpoints " + name, task));
        writer.allowCoreThreadTimeOut(true);
    }

    /**
     * Takes up a store: looks who is in it.
     *
     * @throws StoreException if it cannot be read
     */
    static DurableStore open(String name, Store store, Environment environment) {
        DurableStore opened = new DurableStore(name, store, environment);
        opened.look();
        if (environment == Environment.system()) {
            // A second later, so that it costs no start-up of a program that ends at once.
            var unused = environment.scheduler().schedule(BEAN_NANOS, () -> StoreBean.register(opened));
        }
        return opened;
    }

    private void look() {
        long start = environment.clock().nanoTime();
        for (Snapshot each : store.snapshots()) {
            look(each);
        }
        store.read(store.first(), (position, type, data) -> {
            runs.read(position, type, data.duplicate());
            index.read(position, type, data.duplicate());
            roster.read(position, type, data);
        });
        generations.oldest().forEach(roster::found);
        runs.begin(store);
        if (environment.wants(StoreEvent.Opened.class)) {
            environment.publish(new StoreEvent.Opened(
                    name,
                    store.toString(),
                    generations.objects(),
                    index.entries(),
                    environment.clock().nanoTime() - start));
        }
    }

    private void look(Snapshot snapshot) {
        try {
            store.readHead(snapshot, (number, type, data) -> {
                CheckpointHeader header = CheckpointHeader.read(data);
                generations.add(new Generation(snapshot, header));
                runs.take(header, snapshot.position());
            });
        } catch (StoreCorruptException damaged) {
            environment.publish(new CheckpointEvent.Damaged(name, snapshot.number(), snapshot.number(), damaged));
        }
    }

    /**
     * Gives an object its place, unless another has it.
     *
     * @return that other; null if there is none any more
     */
    @Nullable
    Durable enter(Durable durable) {
        for (String each : durable.type().formerNames()) {
            Durable former = alive(durable.identity().named(each));
            if (former != null) {
                return former;
            }
        }
        Identity successor = succession.successor(durable.identity());
        Durable after = successor == null ? null : alive(successor);
        if (after != null) {
            return after;
        }
        if (durables.size() % SWEEP == SWEEP - 1) {
            durables.values().removeIf(each -> each.object() == null);
        }
        Durable there = Objects.requireNonNull(durables.compute(
                durable.identity(),
                (identity, other) ->
                        other == null || other.object() == null || other.givesWay(durable) ? durable : other));
        return there == durable ? null : there;
    }

    private @Nullable Durable alive(Identity identity) {
        Durable durable = durables.get(identity);
        return durable == null || durable.object() == null ? null : durable;
    }

    /** An object has the state that it goes on from. What is written of it later comes behind the word of it. */
    void succeeded(Durable durable, List<String> past) {
        Roster.Entry entry = roster.find(durable.identity());
        if (entry == null ? !past.isEmpty() : !entry.formerNames().containsAll(past)) {
            Roster.Entry before = succession.entry(durable.identity());
            long number = before == null ? durable.journal().number() : before.number();
            long unused = roster.enter(store, durable.identity(), new Roster.Entry(number, past));
        }
    }

    /** The object was not constructed after all. */
    void leave(Durable durable) {
        durables.remove(durable.identity(), durable);
    }

    /** Whether there is any saved state of an object. */
    boolean hasAnythingOf(Durable durable) {
        Identity identity = durable.identity();
        return !generations.of(identity).isEmpty()
                || index.numberOf(identity.name(), identity.key()) != 0
                || succession.entry(identity) != null;
    }

    /** Has something done by the thread that writes checkpoints. */
    CompletableFuture<@Nullable Void> submit(Runnable task) {
        try {
            return CompletableFuture.runAsync(task, writer);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.runAsync(
                    task, Runnable::run); // It finds that the object's store is closed, and says so.
        }
    }

    /** Takes up a checkpoint that was written. */
    void written(Generation generation) {
        generations.add(generation);
    }

    /** Gives up what the checkpoints of an object make needless. */
    void prune(Durable durable) {
        for (Generation each :
                generations.dropBeyond(durable.identity(), durable.type().keep())) {
            store.deleteSnapshot(each.snapshot());
        }
        List<Generation> kept = generations.of(durable.identity());
        if (!kept.isEmpty()) {
            durable.journal().forgetBefore(kept.get(kept.size() - 1).position());
        }
        store.prune(roster.carriedBefore(store, generations.neededFrom(index, settled())));
    }

    /** The end of what the index has all of. What is safe is asked first: whoever appended that has said before that it would. */
    private long settled() {
        long end = store.durable() + 1;
        for (Durable each : durables.values()) {
            long from = each.journal().unsettledFrom();
            end = from == 0 ? end : Math.min(end, from);
        }
        return end;
    }

    /** A checkpoint could not be written. That the store has ended is told once. */
    void failed(Durable durable, Throwable failure) {
        if (store.failure() == null || !toldOfEnd.getAndSet(true)) {
            environment.publish(new CheckpointEvent.Failed(durable.toString(), name, failure));
        }
    }

    /** Writes checkpoints of what was changed, and lets go of the store, which is about to be closed. */
    void close() {
        List<Durable> changed = durables();
        for (int round = 0; round < LAST_ROUNDS && !changed.isEmpty(); round++) {
            changed = save(changed);
        }
        durables().forEach(Durable::close);
        writer.shutdown();
        if (store.failure() == null) {
            runs.end(store);
        }
    }

    /** Writes checkpoints of what was changed; gives those that were changed again meanwhile, by threads that do not know of the end. */
    private static List<Durable> save(List<Durable> objects) {
        Map<Durable, CompletableFuture<Boolean>> last = new LinkedHashMap<>();
        for (Durable each : objects) {
            if (each.state() == Durable.State.READY) {
                last.put(
                        each,
                        each.request(CheckpointReason.SHUTDOWN, false).handle((done, failure) -> failure == null));
            }
        }
        List<Durable> again = new ArrayList<>();
        last.forEach((each, written) -> {
            if (written.join() && each.measures().changes() > 0) {
                again.add(each);
            }
        });
        return again;
    }

    /** Whether the program ends, and its stores are closed for that. */
    boolean isAtEnd() {
        return Stores.of(environment).isAtEnd();
    }

    /** Those whose objects are alive. */
    List<Durable> durables() {
        durables.values().removeIf(each -> each.object() == null);
        return new ArrayList<>(durables.values());
    }

    Store store() {
        return store;
    }

    Environment environment() {
        return environment;
    }

    LogIndex index() {
        return index;
    }

    Generations generations() {
        return generations;
    }

    Runs runs() {
        return runs;
    }

    Roster roster() {
        return roster;
    }

    Succession succession() {
        return succession;
    }

    @Override
    public String toString() {
        return name;
    }
}
