package dev.reknit.maven;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.report.ClassReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a {@link DirectoryPass} found, and what is to be written for it. For one thread. */
final class Findings {
    private final Directories directories;
    private final Map<String, WeaveState.Entry> files = new TreeMap<>();
    private final Map<String, byte[]> woven = new TreeMap<>();
    private final Set<String> copies = new TreeSet<>();
    private final List<String> stale = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private int lookedAt;
    private int unchanged;

    /** A class that could not be woven at all. */
    record Failure(String className, RuntimeException cause) {}

    Findings(Directories directories) {
        this.directories = directories;
    }

    void lookedAt() {
        lookedAt++;
    }

    void unchanged() {
        unchanged++;
    }

    void keep(String name, WeaveState.Entry entry) {
        files.put(name, entry);
    }

    void woven(String name, BasicFileAttributes file, byte[] content, ClassReport report) {
        files.put(name, WeaveState.Entry.of(file, true, report));
        woven.put(name, content);
    }

    void alreadyWoven(String name, BasicFileAttributes file, @Nullable ClassReport report) {
        unwoven(name, file, report);
        files.put(name, WeaveState.Entry.of(file, true, report));
    }

    void unwoven(String name, BasicFileAttributes file, @Nullable ClassReport report) {
        files.put(name, WeaveState.Entry.of(file, false, report));
        if (!directories.inPlace()) {
            copies.add(name);
        }
    }

    void stale(String name, String why) {
        stale.add(className(name) + " " + why);
    }

    void failed(String name, RuntimeException cause) {
        failures.add(new Failure(className(name), cause));
    }

    private static String className(String name) {
        return name.substring(0, name.length() - ".class".length()).replace('/', '.');
    }

    /** Classes that must be compiled again before they can be woven, with the reason. */
    List<String> stale() {
        return List.copyOf(stale);
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** Reports of all classes of interest, those that did not change among them, by name. */
    List<ClassReport> reports() {
        return files.values().stream()
                .map(WeaveState.Entry::report)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Problem> problems(Problem.Severity severity) {
        return reports().stream()
                .flatMap(each -> each.problems().stream())
                .filter(each -> each.severity() == severity)
                .toList();
    }

    /** Reports of the classes that this pass wove. */
    List<ClassReport> wovenNow() {
        return woven.keySet().stream()
                .map(each -> entry(each).report())
                .filter(Objects::nonNull)
                .toList();
    }

    /** How many classes have guarded members and are not woven, neither now nor before. */
    long notWoven() {
        return files.values().stream()
                .filter(each -> !each.woven())
                .map(WeaveState.Entry::report)
                .filter(each -> each != null && !each.guards().isEmpty())
                .count();
    }

    int classesLookedAt() {
        return lookedAt;
    }

    int classesUnchanged() {
        return unchanged;
    }

    /**
     * Writes the woven classes and, where the directories differ, copies the rest and deletes what is gone.
     *
     * @param before what the last build left
     * @return by file, what this build leaves
     */
    Map<String, WeaveState.Entry> apply(WeaveState before) throws IOException {
        for (Map.Entry<String, byte[]> each : woven.entrySet()) {
            write(each.getKey(), each.getValue());
        }
        for (String each : copies) {
            write(each, Files.readAllBytes(directories.from().resolve(each)));
        }
        if (!directories.inPlace()) {
            for (String each : before.files().keySet()) {
                if (!files.containsKey(each)) {
                    Files.deleteIfExists(directories.to().resolve(each));
                }
            }
        }
        return Map.copyOf(files);
    }

    private void write(String name, byte[] content) throws IOException {
        Path target = directories.to().resolve(name);
        WeaveState.Entry entry = entry(name);
        AtomicFile.write(target, content, FileTime.from(entry.modified(), TimeUnit.NANOSECONDS));
        if (directories.inPlace()) {
            BasicFileAttributes written = Files.readAttributes(target, BasicFileAttributes.class);
            files.put(name, WeaveState.Entry.of(written, entry.woven(), entry.report()));
        }
    }

    private WeaveState.Entry entry(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }
}
