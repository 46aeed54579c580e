package dev.reknit.runtime.store;

import dev.reknit.runtime.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The stores of an environment, by name. One is opened when it is first asked for, as {@code reknit.store.<name>.…} says ({@code
 * docs/configuration.md}), unless one was bound to the name; what is configured later has no effect on it. Those of the program are closed at
 * its end. Safe for use by several threads.
 */
public final class Stores implements AutoCloseable {
    /** The name of the store that is used where none is named. */
    public static final String DEFAULT = "default";

    private static final String TYPE = "type";
    private static final String ON_FAILURE = "onFailure";

    private final Environment environment;
    private final Map<String, Store> open = new LinkedHashMap<>();
    private final List<Runnable> beforeClosing = new ArrayList<>();
    private boolean closedAtExit;
    private volatile boolean atEnd;

    private Stores(Environment environment) {
        this.environment = environment;
    }

    /** The stores of an environment. */
    public static Stores of(Environment environment) {
        return environment.part(Stores.class, Stores::new);
    }

    /** As {@link #named(String, ClassLoader)}, without {@code reknit.properties} on any class path. */
    public Store named(String name) {
        return named(name, null);
    }

    /**
     * The store of a name. One that has ended stays what it is.
     *
     * @param loader whose {@code reknit.properties} counts, too, if this opens the store
     * @throws IllegalArgumentException if what is configured for it is not allowed
     * @throws StoreException if it cannot be opened; asking again tries again
     */
    public synchronized Store named(String name, @Nullable ClassLoader loader) {
        Store known = open.get(name);
        return known != null ? known : add(name, opened(name, loader));
    }

    /**
     * Gives a store a name. What is configured for that name has no effect, but for {@code onFailure}. It is closed with the others.
     *
     * @throws IllegalStateException if there is one of that name
     */
    public synchronized void bind(String name, Store store) {
        if (open.containsKey(name)) {
            throw new IllegalStateException(
                    "There is a store " + name + " already, in " + open.get(name) + ". Bind before its first use.");
        }
        StoreSettings settings = settings(name, providers(null), null);
        add(name, new NamedStore(name, store, settings.choice(ON_FAILURE, OnFailure.FAIL), environment));
    }

    private Store add(String name, Store store) {
        open.put(name, store);
        if (environment == Environment.system() && !closedAtExit) {
            closedAtExit = true;
            Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtEnd, "reknit-close-stores"));
        }
        return store;
    }

    private Store opened(String name, @Nullable ClassLoader loader) {
        Map<String, StoreProvider> providers = providers(loader);
        StoreSettings settings = settings(name, providers, loader);
        StoreProvider provider = providers.get(settings.text(TYPE, FolderStoreProvider.TYPE));
        if (provider == null) {
            throw settings.refused(TYPE, "allowed: " + String.join(", ", providers.keySet()));
        }
        OnFailure onFailure = settings.choice(ON_FAILURE, OnFailure.FAIL);
        try {
            return new NamedStore(name, provider.open(settings), onFailure, environment);
        } catch (StoreLockedException | StoreCorruptException neverInMemory) {
            throw neverInMemory;
        } catch (StoreException why) {
            if (onFailure == OnFailure.FAIL) {
                throw why;
            }
            NamedStore readable = new NamedStore(name, provider.openToRead(settings, why), onFailure, environment);
            readable.tellIfEnded();
            return readable;
        }
    }

    private StoreSettings settings(String name, Map<String, StoreProvider> providers, @Nullable ClassLoader loader) {
        TreeSet<String> words = new TreeSet<>(List.of(TYPE, ON_FAILURE));
        providers.values().forEach(each -> words.addAll(each.words()));
        String prefix = "reknit.store." + name + ".";
        return new StoreSettings(name, loader, environment.configuration().named(prefix, words, loader));
    }

    private static Map<String, StoreProvider> providers(@Nullable ClassLoader loader) {
        Map<String, StoreProvider> byType = new TreeMap<>();
        StoreSettings.services(StoreProvider.class, loader).forEach(each -> byType.putIfAbsent(each.type(), each));
        return byType;
    }

    /** The stores that are open, by name. */
    public synchronized Map<String, Store> open() {
        return new LinkedHashMap<>(open);
    }

    /** Has something done each time before the stores are closed, in the order in which it was asked for. What it throws is logged. */
    public synchronized void beforeClosing(Runnable task) {
        beforeClosing.add(task);
    }

    /** Closes all stores; a name that is asked for later opens its store anew. What one throws does not keep the others from being closed. */
    @Override
    public void close() {
        for (Runnable each : tasks()) {
            attempt("a task before closing the stores", each);
        }
        for (Map.Entry<String, Store> each : taken().entrySet()) {
            attempt("closing store " + each.getKey(), each.getValue()::close);
        }
    }

    /** As {@link #close}, for the program ends. */
    public void closeAtEnd() {
        atEnd = true;
        close();
    }

    /** Whether they are closed for that reason. */
    public boolean isAtEnd() {
        return atEnd;
    }

    private synchronized List<Runnable> tasks() {
        return open.isEmpty() ? List.of() : List.copyOf(beforeClosing);
    }

    private synchronized Map<String, Store> taken() {
        Map<String, Store> all = new LinkedHashMap<>(open);
        open.clear();
        return all;
    }

    private static void attempt(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            Notices.tell("stores", what + " failed", e);
        }
    }
}
