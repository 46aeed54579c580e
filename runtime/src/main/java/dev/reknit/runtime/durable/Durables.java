package dev.reknit.runtime.durable;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The durable objects of an environment, by their stores. Safe for use by several threads. */
final class Durables {
    private final Environment environment;
    private final Map<String, DurableStore> stores = new HashMap<>();
    private boolean closesWithStores;

    private final ClassValue<AtomicBoolean> told = new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
            return new AtomicBoolean();
        }
    };

    private Durables(Environment environment) {
        this.environment = environment;
    }

    static Durables of(Environment environment) {
        return environment.part(Durables.class, Durables::new);
    }

    /** An object was constructed: it gets its place in its store, and its state. */
    void constructed(Object self, DurableClass type) {
        DurableStore store = store(type);
        Durable durable = new Durable(self, type, type.identityOf(self), store, false);
        Durable other = store.enter(durable);
        if (other != null) {
            throw new IllegalStateException("There is an object " + other + " in store " + store
                    + " already. Only one may be alive: keep it and use it, or give the new one another @Key"
                    + (other.type().intervalNanos() == 0 ? "" : ". It lives until what it changed is in a checkpoint"));
        }
        begin(self, durable);
    }

    /**
     * The same for an object of a subclass that a container made, which may be the very thing or stand for another: it takes no place that is
     * taken, and {@linkplain Durable#givesWay gives way} for as long as it was not used.
     */
    void constructedByContainer(Object self, DurableClass type) {
        Identity identity = type.identityIfAny(self);
        if (identity == null) {
            tellNotDurable(self.getClass(), "is made by a container, and its @Key is null; let it pass the key on");
            return;
        }
        Durable durable = new Durable(self, type, identity, store(type), true);
        if (durable.store().enter(durable) != null) {
            tellNotDurable(
                    self.getClass(),
                    "is made by a container, and there is another object " + identity
                            + " already. If this one is to be durable, and does not pass its calls on to that, give it another"
                            + " @Key");
            return;
        }
        begin(self, durable);
    }

    /** Tells, once for each class, that an object is not durable though a superclass says so. */
    void tellNotDurable(Class<?> type, String reason) {
        if (!told.get(type).getAndSet(true)) {
            environment.publish(new CheckpointEvent.Impossible(type, reason));
        }
    }

    private static void begin(Object self, Durable durable) {
        DurableStore store = durable.store();
        try {
            durable.begin(self);
        } catch (Throwable failure) {
            store.leave(durable);
            throw failure;
        }
    }

    private DurableStore store(DurableClass type) {
        return store(type.store(), type.type().getClassLoader());
    }

    private synchronized DurableStore store(String name, @Nullable ClassLoader loader) {
        Stores all = Stores.of(environment);
        if (!closesWithStores) {
            closesWithStores = true;
            all.beforeClosing(this::close);
        }
        Store store = all.named(name, loader);
        DurableStore known = stores.get(name);
        if (known == null || known.store() != store) {
            known = DurableStore.open(name, store, environment);
            stores.put(name, known);
        }
        return known;
    }

    /** Those that are alive. */
    List<Durable> all() {
        List<Durable> all = new ArrayList<>();
        for (DurableStore each : stores()) {
            all.addAll(each.durables());
        }
        return all;
    }

    private synchronized List<DurableStore> stores() {
        return new ArrayList<>(stores.values());
    }

    private void close() {
        List<DurableStore> closing;
        synchronized (this) {
            closing = new ArrayList<>(stores.values());
            stores.clear();
        }
        closing.forEach(DurableStore::close);
    }
}
