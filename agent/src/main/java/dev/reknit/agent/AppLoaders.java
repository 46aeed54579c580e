package dev.reknit.agent;

import dev.reknit.runtime.encoding.LaterClasses;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The application's class loaders, held weakly. Safe for use by several threads. */
final class AppLoaders implements LaterClasses.Judge {
    private final Map<ClassLoader, AppLoader> known = new WeakHashMap<>();
    private final RuleFiles rules;
    private final Options options;
    private volatile boolean tracking;

    AppLoaders(RuleFiles rules, Options options) {
        this.rules = rules;
        this.options = options;
    }

    /** Lets classes be tracked from now on, since all that were loaded before are known to be. */
    void startTracking() {
        tracking = options.tracking();
    }

    /** Whether a class may be tracked. */
    boolean mayTrack(String name) {
        return tracking && options.covers(name);
    }

    /** Whether any class is ever tracked. */
    boolean everTracks() {
        return options.tracking();
    }

    @Override
    public boolean mayBeMade(ClassLoader loader, String name, Set<String> allowed) {
        Set<String> known = new HashSet<>();
        for (String each : allowed) {
            known.add(each.replace('.', '/'));
        }
        return tracking && of(loader).mayBeMade(name.replace('.', '/'), known);
    }

    synchronized AppLoader of(ClassLoader loader) {
        AppLoader found = known.get(loader);
        if (found == null) {
            found = new AppLoader(loader, rules, this);
            known.put(loader, found);
        }
        return found;
    }

    /**
     * Tells whether superclasses of a class pass on annotations.
     *
     * @param loader of the class
     * @param domain of the class: superclasses are looked for first where it comes from
     */
    Predicate<String> parents(ClassLoader loader, @Nullable ProtectionDomain domain) {
        return new Parents(this, loader, domain);
    }

    // No lambda: see ReknitAgent.
    private record Parents(
            AppLoaders known, ClassLoader loader, @Nullable ProtectionDomain domain) implements Predicate<String> {
        @Override
        public boolean test(String superclass) {
            return known.of(loader).passesOnAnnotations(superclass, domain);
        }
    }
}
