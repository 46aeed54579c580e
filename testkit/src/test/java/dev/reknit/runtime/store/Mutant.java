package dev.reknit.runtime.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Loads the store, its crash suite and its scenarios once more, with defects in them. */
final class Mutant extends ClassLoader {
    private static final List<String> OWN = List.of(
            "dev.reknit.runtime.store.",
            "dev.reknit.runtime.durable.",
            "dev.reknit.runtime.journal.",
            "dev.reknit.testkit.crash.");

    private final List<Mutation> mutations;

    Mutant(List<Mutation> mutations) {
        super(Mutant.class.getClassLoader());
        this.mutations = mutations;
    }

    /** Runs a task whose class is loaded in here; what it throws is thrown. */
    void run(Class<? extends Runnable> task) throws ReflectiveOperationException {
        var constructor = loadClass(task.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        ((Runnable) constructor.newInstance()).run();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            boolean own = OWN.stream().anyMatch(name::startsWith);
            Class<?> loaded = own ? findLoadedClass(name) : null;
            return loaded != null ? loaded : own ? define(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            for (Mutation each : mutations) {
                bytes = each.isFor(name) ? each.applied(bytes) : bytes;
            }
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
