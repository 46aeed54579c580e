package dev.reknit.agent;

import dev.reknit.Retry;
import dev.reknit.runtime.Gate;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.rules.RuleBook;
import dev.reknit.weaver.track.Ownership;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the agent knows of one of the application's class loaders, which it does not keep from being
 * collected. Safe for use by several threads.
 */
final class AppLoader implements ClassIndex.ClassFiles, Ownership.Scope {
    private final WeakReference<ClassLoader> loader;
    private final ClassIndex index = new ClassIndex(this);
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Set<String> wovenAtLoad = ConcurrentHashMap.newKeySet();
    private final RuleFiles rules;
    private final AppLoaders all;
    private final Ownership ownership;
    private volatile @Nullable Boolean seesRuntime;
    private volatile @Nullable Weaver weaver;

    AppLoader(ClassLoader loader, RuleFiles rules, AppLoaders all) {
        this.loader = new WeakReference<>(loader);
        this.rules = rules;
        this.all = all;
        this.ownership = new Ownership(index, this);
    }

    /** What weaves its classes, with the rules for them. */
    Weaver weaver() {
        Weaver known = weaver;
        return known != null ? known : makeWeaver();
    }

    private Weaver makeWeaver() {
        ClassLoader from = loader.get();
        RuleBook book = from == null ? RuleBook.EMPTY : rules.of(from);
        Weaver plain = all.everTracks() ? Weaver.standard().with(ownership) : Weaver.standard();
        if (book == null) {
            return plain;
        }
        Weaver made = book.isEmpty() ? plain : plain.with(book.in(index));
        weaver = made;
        return made;
    }

    @Override
    public boolean covers(String name) {
        return all.mayTrack(name);
    }

    /**
     * The system class loader has what no class loader of the JDK has. Of others nothing is known but that
     * classes from one place are defined by the same one.
     */
    @Override
    public boolean isOwn(String name, String heir) {
        ClassLoader from = loader.get();
        if (from == null || from == ClassLoader.getSystemClassLoader()) {
            return from != null;
        }
        String one = origin(from, name);
        return one != null && one.equals(origin(from, heir));
    }

    @Override
    public int java() {
        return Runtime.version().feature();
    }

    private static @Nullable String origin(ClassLoader from, String name) {
        URL file = from.getResource(name.concat(".class"));
        String text = file == null ? "" : file.toString();
        return text.endsWith(name.concat(".class")) ? text.substring(0, text.length() - name.length() - 6) : null;
    }

    /** Whether objects of a class that a durable one does not know by name may be made from what a store has. */
    boolean mayBeMade(String name, Set<String> known) {
        return ownership.mayBeMade(name, known);
    }

    /** Takes note of a class that is loaded as it is. */
    void letPass(String name) {
        ownership.letPass(name);
    }

    /** The class files that it sees. */
    ClassIndex index() {
        return index;
    }

    /**
     * Whether a class or one of its superclasses bears an annotation of Reknit's.
     *
     * @param domain of a subclass: it is looked for first where that comes from
     */
    boolean passesOnAnnotations(String name, @Nullable ProtectionDomain domain) {
        return index.passesOnAnnotations(name, near(domain));
    }

    /** The class files beside a class, in what it comes from; read without the class loader. */
    ClassIndex.ClassFiles near(@Nullable ProtectionDomain domain) {
        return new Nearby(this, domain);
    }

    // No lambda: see ReknitAgent.
    private record Nearby(AppLoader to, @Nullable ProtectionDomain domain) implements ClassIndex.ClassFiles {
        @Override
        public byte @Nullable [] read(String name) {
            CodeSource source = domain == null ? null : domain.getCodeSource();
            URL location = source == null ? null : source.getLocation();
            return location == null ? null : to.place(location).read(name);
        }
    }

    private Place place(URL location) {
        // By text, since a URL may ask the network whether it equals another.
        String key = location.toString();
        Place known = places.get(key);
        if (known == null) {
            known = Place.at(location);
            places.put(key, known);
        }
        return known;
    }

    @Override
    public byte @Nullable [] read(String name) {
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
