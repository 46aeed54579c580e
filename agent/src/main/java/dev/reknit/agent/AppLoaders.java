package dev.reknit.agent;

import java.util.Map;
import java.util.WeakHashMap;

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
}
