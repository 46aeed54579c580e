package dev.reknit.agent;

import dev.reknit.weaver.model.ClassIndex;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/** The application's class loaders, held weakly. Safe for use by several threads. */
final class AppLoaders {
    private final Map<ClassLoader, AppLoader> known = new WeakHashMap<>();

    synchronized AppLoader of(ClassLoader loader) {
        AppLoader found = known.get(loader);
        if (found == null) {
            found = new AppLoader(loader);
            known.put(loader, found);
        }
        return found;
    }

    /** The class files that a class loader sees, for when they are needed. */
    Supplier<ClassIndex> indexOf(ClassLoader loader) {
        return new IndexOf(this, loader);
    }

    // No lambda: see ReknitAgent.
    private record IndexOf(AppLoaders known, ClassLoader loader) implements Supplier<ClassIndex> {
        @Override
        public ClassIndex get() {
            return known.of(loader).index();
        }
    }
}
