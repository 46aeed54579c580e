package dev.reknit.agent;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.rules.RuleBook;
import dev.reknit.weaver.rules.RuleFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of rules: those that the agent was told of and {@code reknit.rules} in the working folder, for all classes; and
 * those on the class path of each class loader, for its own. Each is read once. A file with an error has no rules, and what
 * is wrong is on the error stream. Safe for use by several threads.
 */
final class RuleFiles {
    private final List<RuleFile> everywhere = new ArrayList<>();
    private final RuleBook everywhereBook;
    private final Map<String, RuleFile> onClassPaths = new ConcurrentHashMap<>();
    private final Set<Thread> reading = ConcurrentHashMap.newKeySet();
    private final Set<String> matched = ConcurrentHashMap.newKeySet();

    /** Reads the files that are for all classes. */
    // Plain code: see ReknitAgent.
    RuleFiles(List<String> told) {
        for (String each : told) {
            read(new File(each), each);
        }
        File here = new File(RuleFile.NAME);
        if (here.isFile() && !told.contains(RuleFile.NAME)) {
            read(here, RuleFile.NAME);
        }
        everywhereBook = everywhere.isEmpty() ? RuleBook.EMPTY : RuleBook.of(everywhere);
    }

    private void read(File file, String name) {
        try {
            Path path = file.toPath();
            everywhere.add(checked(RuleFile.parse(name, Files.readString(path))));
        } catch (IOException | RuntimeException unreadable) {
            say(name.concat(" cannot be read as rules: ").concat(unreadable.toString()));
        }
    }

    private static RuleFile checked(RuleFile file) {
        for (Problem each : file.errors()) {
            say(each.line());
        }
        return file;
    }

    private static void say(String mistake) {
        System.err.println("reknit: ".concat(mistake).concat("; the agent goes on without the rules of this file"));
    }

    /** The rules for classes of the platform, that no class path of the application is for. */
    RuleBook everywhere() {
        return everywhereBook;
    }

    /**
     * The rules for the classes of a loader. Null if they cannot be told yet, since this very thread is asking the loader for
     * its files.
     */
    @Nullable
    RuleBook of(ClassLoader loader) {
        if (!reading.add(Thread.currentThread())) {
            return null;
        }
        try {
            List<RuleFile> files = new ArrayList<>(everywhere);
            Enumeration<URL> found = loader.getResources(RuleFile.NAME);
            while (found.hasMoreElements()) {
                files.add(onClassPath(found.nextElement()));
            }
            return files.size() == everywhere.size() ? everywhereBook : RuleBook.of(files);
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return everywhereBook;
        } finally {
            reading.remove(Thread.currentThread());
        }
    }

    private RuleFile onClassPath(URL place) throws IOException {
        String key = place.toString(); // a URL may ask the network whether it equals another
        RuleFile known = onClassPaths.get(key);
        if (known == null) {
            URLConnection connection = place.openConnection();
            connection.setUseCaches(false); // a cached jar stays open after its class loader was closed
            try (InputStream in = connection.getInputStream()) {
                known = RuleFile.parse(name(key), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            RuleFile other = onClassPaths.putIfAbsent(key, known);
            known = other == null ? checked(known) : other;
        }
        return known;
    }

    /** {@code billing.jar/reknit.rules}: the jar or folder that it is in, without where that is. */
    private static String name(String place) {
        String[] parts = place.replace("!", "").split("/");
        return parts.length < 2 ? place : parts[parts.length - 2].concat("/").concat(parts[parts.length - 1]);
    }

    /** Takes note of the rules that selected a method. */
    void matched(Collection<String> places) {
        matched.addAll(places);
    }

    /** A warning for each rule that selected none so far, in the order of their places. */
    List<Problem> unmatched() {
        if (everywhere.isEmpty() && onClassPaths.isEmpty()) {
            return List.of();
        }
        Collection<RuleFile> all = new ArrayList<>(everywhere);
        all.addAll(onClassPaths.values());
        return RuleBook.of(all).unmatched(matched).stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::line))
                .toList();
    }
}
