package dev.reknit.runtime.config;

import dev.reknit.runtime.event.ConfigurationEvent;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.time.Scheduler;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is configured, by source, strongest first: values {@linkplain #set set} by the program, system properties,
 * environment variables, {@code reknit.properties} in the working folder, {@code reknit.properties} on the class path of
 * the guarded class. The most specific key wins, whatever its source; see {@link Key}.
 *
 * <p>Nothing is read before it is first asked for. A change takes effect as a whole: {@link Overrides} that were given
 * out before keep what they have. What is wrong is told as an event, once. Safe for use by several threads.
 */
public final class Configuration {
    private final Supplier<Policies> policies;
    private final Sources sources;
    private final Consumer<? super Event> events;
    private final Consumer<? super Change> listener;
    private final Reports reports = new Reports();

    /** What could not be read; told once no lock of the sources is held. */
    private final Queue<Event> unreadable = new ConcurrentLinkedQueue<>();

    /** Held while something changes and the listener is told, so that it is told of changes in their order. */
    private final Object changing = new Object();

    /** The classes whose methods were asked for. */
    private final Set<Class<?>> inspected = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** What looks at the file from time to time; null for nothing, and once it has begun. */
    private final AtomicReference<@Nullable Scheduler> watch = new AtomicReference<>();

    /**
     * Creates a configuration.
     *
     * @param policies what can be configured; asked when first needed
     * @param events takes what is wrong, and what changed
     * @param listener is told of each change once it is in force, by the thread that made it
     */
    public Configuration(
            Inputs inputs,
            Supplier<Policies> policies,
            Consumer<? super Event> events,
            Consumer<? super Change> listener) {
        this.policies = policies;
        this.sources = new Sources(
                inputs,
                policies,
                (file, why) ->
                        unreadable.add(new ConfigurationEvent.Unreadable(file, String.valueOf(why.getMessage()))));
        this.events = events;
        this.listener = listener;
    }

    /**
     * Has the file in the working folder looked at from time to time: every two seconds, unless {@code
     * reknit/config/poll} says otherwise. It begins when something is asked for.
     */
    public Configuration watchedBy(Scheduler scheduler) {
        watch.set(scheduler);
        return this;
    }

    /** Whether nothing at all is configured for classes of a loader. */
    public boolean isEmpty(@Nullable ClassLoader loader) {
        boolean empty = sources.isEmpty(loader);
        tellUnreadable();
        return empty;
    }

    /** What is configured for a method, as called on objects of a class. */
    public Overrides overrides(Method method, Class<?> bean) {
        Settings settings = sources.of(bean.getClassLoader());
        tellUnreadable();
        if (!settings.isEmpty()) {
            for (Class<?> each = bean; each != null && each.getClassLoader() != null; each = each.getSuperclass()) {
                if (inspected.add(each)) {
                    inspect(each, settings);
                }
            }
        }
        Scheduler scheduler = watch.getAndSet(null);
        if (scheduler != null) {
            lookLater(scheduler);
        }
        return new Overrides(settings, method, bean, policies.get());
    }

    /**
     * What is configured for something that has a name, such as a store: for each of some words what is set for the key of the prefix
     * and the word. Keys with the prefix and any other word are told to be without effect.
     *
     * @param prefix up to the last dot, such as {@code reknit.store.default.}
     * @param loader whose class path counts, too; null for none
     */
    public Map<String, Setting> named(String prefix, Collection<String> words, @Nullable ClassLoader loader) {
        Settings settings = sources.of(loader);
        tellUnreadable();
        Map<String, Setting> found = new HashMap<>();
        for (String each : words) {
            Setting setting = settings.find(List.of(prefix + each));
            if (setting != null) {
                found.put(each, setting);
            }
        }
        for (Setting each : settings.all()) {
            String word = each.key().startsWith(prefix) ? each.key().substring(prefix.length()) : ".";
            if (word.indexOf('.') < 0 && !words.contains(word)) {
                unmatched(loader, each.key(), each + ": there is no " + word + Key.meantOr("; allowed: ", word, words));
            }
        }
        return found;
    }

    /**
     * Sets a value, in place of one that was set for the key before.
     *
     * @throws IllegalArgumentException if the key has no effect or the value cannot be parsed; nothing has changed then
     */
    public void set(String key, String value) {
        set(Map.of(key, value));
    }

    /** Sets several values at once: no plan is made of one without the others. As {@link #set(String, String)}. */
    public void set(Map<String, String> values) {
        Map<String, @Nullable Setting> settings = new HashMap<>();
        values.forEach((key, value) -> {
            Setting setting = new Setting(key, value, "set by the program");
            Validity.check(setting, policies.get());
            settings.put(key, setting);
        });
        change(() -> sources.set(settings));
    }

    /** Removes a value that was set for a key by the program; without effect if none was. */
    public void remove(String key) {
        Map<String, @Nullable Setting> removed = new HashMap<>();
        removed.put(key, null);
        change(() -> sources.set(removed));
    }

    /**
     * Reads files and system properties anew. A file in the working folder that cannot be read or parsed keeps what it
     * said before.
     */
    public void reload() {
        change(sources::reload);
    }

    /**
     * Looks whether the file in the working folder has changed; if so, and it looks the same as at the last look, takes
     * over what it says.
     */
    void poll() {
        change(sources::poll);
    }

    private void lookLater(Scheduler scheduler) {
        long wait = pollNanos();
        if (wait > 0) {
            scheduler.schedule(wait, () -> {
                try {
                    poll();
                } finally {
                    lookLater(scheduler);
                }
            });
        }
    }

    private long pollNanos() {
        Setting setting = sources.of(null).find(List.of(Key.POLL));
        try {
            return Validity.pollNanos(setting);
        } catch (SettingException refused) {
            unmatched(null, Key.POLL, String.valueOf(refused.getMessage()));
            return Validity.pollNanos(null);
        }
    }

    private void change(Runnable edit) {
        synchronized (changing) {
            Set<ClassLoader> loaders = sources.loaders();
            Map<ClassLoader, Map<String, String>> before = sources.values(loaders);
            edit.run();
            Set<String> changed = Sources.difference(before, sources.values(loaders));
            tellUnreadable();
            if (!changed.isEmpty()) {
                reports.forget(changed);
                events.accept(new ConfigurationEvent.Changed(changed));
                for (Class<?> each : List.copyOf(inspected)) {
                    inspect(each, sources.of(each.getClassLoader()));
                }
                listener.accept(new Change(changed, policies.get()));
            }
        }
    }

    private void tellUnreadable() {
        for (Event each = unreadable.poll(); each != null; each = unreadable.poll()) {
            events.accept(each);
        }
    }

    /** Looks for keys without effect: those that mean nothing, and those about a class that it does not bear out. */
    private void inspect(Class<?> type, Settings settings) {
        for (Setting each : settings.all()) {
            try {
                Key key = Key.parse(each.key(), policies.get());
                if (key.type().equals(type.getName())) {
                    Inspection.check(key, type, policies.get());
                }
            } catch (IllegalArgumentException withoutEffect) {
                unmatched(type.getClassLoader(), each.key(), each + ": " + withoutEffect.getMessage());
            } catch (LinkageError cannotBeLookedAt) {
                // It names a class that is not there; the plan of its method, when it is made, says so.
                continue;
            }
        }
    }

    private void unmatched(@Nullable ClassLoader loader, String key, String reason) {
        if (reports.isNew(reason, List.of(key))) {
            events.accept(new ConfigurationEvent.Unmatched(loader, reason));
        }
    }

    /**
     * Tells, once, that what is configured for a method cannot be put into force.
     *
     * @param asked what was asked for the plan
     * @param failure why it was refused
     */
    public void rejected(Site site, Overrides asked, Throwable failure) {
        Throwable reason = failure instanceof SettingException
                ? failure
                : new IllegalArgumentException(failure.getMessage() + "; set: " + asked.usedSettings(), failure);
        Collection<String> keys = asked.used().stream().map(Setting::key).toList();
        if (reports.isNew(site + "@" + System.identityHashCode(site.owner()) + ": " + reason.getMessage(), keys)) {
            events.accept(new Event.PlanRejected(site, reason));
        }
    }
}
