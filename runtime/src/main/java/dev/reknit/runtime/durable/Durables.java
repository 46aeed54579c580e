package dev.reknit.runtime.durable;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The durable objects of an environment, by their stores. Safe for use by several threads. */
final class Durables {
    private final Environment environment;
    private final Map<String, DurableStore> stores = new HashMap<>();
    private boolean closesWithStores;

    private Durables(Environment environment) {
        this.environment = environment;
    }

    static Durables of(Environment environment) {
        return environment.part(Durables.class, Durables::new);
    }

    /** An object was constructed: it gets its place in its store, and its state. */
    void constructed(Object self, DurableClass type) {
        Identity identity = type.identityOf(self);
        DurableStore store = store(type.store(), type.type().getClassLoader());
        Durable durable = new Durable(self, type, identity, store);
        store.enter(durable);
        try {
            durable.begin(self);
        } catch (Throwable failure) {
            store.leave(durable);
            throw failure;
        }
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
