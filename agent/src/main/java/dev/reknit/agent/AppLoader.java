package dev.reknit.agent;

import dev.reknit.Retry;
import dev.reknit.runtime.Gate;
import dev.reknit.weaver.model.ClassIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the agent knows of one of the application's class loaders, which it does not keep from being
 * collected. Safe for use by several threads.
 */
final class AppLoader {
    private final WeakReference<ClassLoader> loader;
    private final ClassIndex index = new ClassIndex(this::read);
    private final Set<String> wovenAtLoad = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Boolean seesRuntime;

    AppLoader(ClassLoader loader) {
        this.loader = new WeakReference<>(loader);
    }

    /** The class files that it sees. */
    ClassIndex index() {
        return index;
    }

    private byte @Nullable [] read(String name) {
        ClassLoader from = loader.get();
        if (from == null) {
            return null;
        }
        try (InputStream in = from.getResourceAsStream(name + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + name + ".class", failure);
        }
    }

    /** Remembers that a class got new members when it was loaded: it needs the same ones ever after. */
    void wovenAtLoad(String name) {
        wovenAtLoad.add(name);
    }

    /** Whether a class got new members when it was loaded. */
    boolean isWovenAtLoad(String name) {
        return wovenAtLoad.contains(name);
    }

    /** Whether its classes, woven, would find this very runtime and these very annotations. */
    boolean seesRuntime() {
        Boolean known = seesRuntime;
        if (known == null) {
            known = finds(Gate.class) && finds(Retry.class);
            seesRuntime = known;
        }
        return known;
    }

    private boolean finds(Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader.get()) == type;
        } catch (ClassNotFoundException | LinkageError | RuntimeException hidden) {
            return false;
        }
    }
}
