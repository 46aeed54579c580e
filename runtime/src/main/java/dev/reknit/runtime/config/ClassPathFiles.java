package dev.reknit.runtime.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The files on the class paths of class loaders: all copies, the nearest first. A loader's own come before those of its
 * parents, and among its own they have the order of its class path. Read once per loader; keeps no loader from being
 * collected. Safe for use by several threads.
 */
final class ClassPathFiles {
    static final String NAME = "reknit.properties";

    private final Map<ClassLoader, Copies> byLoader = new WeakHashMap<>();
    private final BiConsumer<String, Exception> unreadable;

    private record Copies(List<Source> sources, Set<String> places) {
        static final Copies NONE = new Copies(List.of(), Set.of());
    }

    /**
     * Creates the collection.
     *
     * @param unreadable is told of a file that cannot be read or parsed, which is then left out
     */
    ClassPathFiles(BiConsumer<String, Exception> unreadable) {
        this.unreadable = unreadable;
    }

    /** What classes of a loader see. */
    synchronized List<Source> of(@Nullable ClassLoader loader) {
        return copies(loader).sources();
    }

    /** Forgets what was read. */
    synchronized void clear() {
        byLoader.clear();
    }

    /** The loaders that were asked for. */
    synchronized Set<ClassLoader> loaders() {
        return new HashSet<>(byLoader.keySet());
    }

    private Copies copies(@Nullable ClassLoader loader) {
        if (loader == null) {
            return Copies.NONE;
        }
        Copies known = byLoader.get(loader);
        if (known == null) {
            known = read(loader, copies(loader.getParent()));
            byLoader.put(loader, known);
        }
        return known;
    }

    private Copies read(ClassLoader loader, Copies ofParents) {
        List<Source> sources = new ArrayList<>();
        Set<String> places = new HashSet<>(ofParents.places());
        for (URL each : find(loader)) {
            if (places.add(each.toExternalForm())) {
                read(each, sources);
            }
        }
        sources.addAll(ofParents.sources());
        return new Copies(List.copyOf(sources), places);
    }

    private List<URL> find(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(NAME));
        } catch (IOException | RuntimeException failure) {
            unreadable.accept(NAME + " of the class loader " + loader, failure);
            return List.of();
        }
    }

    private void read(URL place, List<Source> into) {
        String name = place.getProtocol().equals("file") ? place.getPath() : place.toExternalForm();
        try {
            URLConnection connection = place.openConnection();
            // The cache keeps a jar open after it has been replaced.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                Source source = Source.of(PropertiesFile.parse(name, in.readAllBytes()));
                if (!source.isEmpty()) {
                    into.add(source);
                }
            }
        } catch (IOException | RuntimeException failure) {
            unreadable.accept(name, failure);
        }
    }
}
