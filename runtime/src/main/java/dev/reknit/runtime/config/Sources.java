package dev.reknit.runtime.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All sources of a configuration, read when they are first asked for. Safe for use by several threads. */
final class Sources {
    private final Inputs inputs;
    private final Supplier<Policies> policies;
    private final ClassPathFiles classPath;
    private final WorkingFile file;
    private final Map<String, Setting> ofProgram = new LinkedHashMap<>();

    /** The sources that are the same for all class loaders; null until they are asked for. */
    private volatile @Nullable Settings common;

    /**
     * Names the sources; nothing is read yet.
     *
     * @param unreadable is told of a file that cannot be read or parsed, by its name, and why
     */
    Sources(Inputs inputs, Supplier<Policies> policies, BiConsumer<String, Exception> unreadable) {
        this.inputs = inputs;
        this.policies = policies;
        this.classPath = new ClassPathFiles(unreadable);
        this.file = new WorkingFile(inputs.file(), unreadable);
    }

    /** Whether nothing is set for classes of a loader. */
    boolean isEmpty(@Nullable ClassLoader loader) {
        return common().isEmpty() && classPath.of(loader).isEmpty();
    }

    /** What holds for classes of a loader. */
    Settings of(@Nullable ClassLoader loader) {
        return common().over(classPath.of(loader));
    }

    private Settings common() {
        Settings known = common;
        return known != null ? known : readFirst();
    }

    private synchronized Settings readFirst() {
        Settings known = common;
        if (known == null) {
            file.read();
            known = assemble();
        }
        return known;
    }

    private synchronized Settings assemble() {
        Settings now = Settings.of(List.of(
                new Source.Keys(Map.copyOf(ofProgram)),
                Source.of(inputs.properties().get(), policies),
                Source.of(inputs.environment(), policies.get()),
                file.settings()));
        common = now;
        return now;
    }

    /** Sets values as the program does, or removes those that are null. */
    synchronized void set(Map<String, @Nullable Setting> settings) {
        common();
        settings.forEach((key, setting) -> {
            if (setting == null) {
                ofProgram.remove(key);
            } else {
                ofProgram.put(key, setting);
            }
        });
        assemble();
    }

    /** Reads the file in the working folder if it changed since, and has come to rest. */
    synchronized void poll() {
        if (common != null && file.isToBeRead()) {
            file.read();
            assemble();
        }
    }

    /** Reads everything anew. */
    synchronized void reload() {
        file.read();
        classPath.clear();
        assemble();
    }

    /** The value of each key by class loader; without environment variables, which do not change. */
    Map<ClassLoader, Map<String, String>> values(Set<ClassLoader> loaders) {
        Map<ClassLoader, Map<String, String>> values = new HashMap<>();
        for (ClassLoader each : loaders) {
            values.put(each, of(each).values());
        }
        return values;
    }

    /** The class loaders whose class paths were asked for; never empty. */
    Set<ClassLoader> loaders() {
        Set<ClassLoader> loaders = classPath.loaders();
        // Sees no file, and so stands for what is the same for all.
        loaders.add(ClassLoader.getPlatformClassLoader());
        return loaders;
    }

    /** The keys whose values differ for any class loader. */
    static Set<String> difference(
            Map<ClassLoader, Map<String, String>> before, Map<ClassLoader, Map<String, String>> after) {
        Set<String> changed = new TreeSet<>();
        before.forEach((loader, old) -> {
            Map<String, String> now = after.getOrDefault(loader, Map.of());
            Set<String> keys = new HashSet<>(old.keySet());
            keys.addAll(now.keySet());
            keys.removeIf(each -> Objects.equals(old.get(each), now.get(each)));
            changed.addAll(keys);
        });
        return changed;
    }
}
