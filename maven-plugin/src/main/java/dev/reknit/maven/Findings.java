package dev.reknit.maven;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.report.WeaveReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a {@link DirectoryPass} found, and what is to be written for it. Names are paths relative to the
 * directory, with slashes. For one thread.
 */
final class Findings {
    private final Directories directories;
    private final Map<String, WeaveState.Entry> files = new TreeMap<>();
    private final Map<String, ClassReport> fresh = new HashMap<>();
    private final Map<String, byte[]> woven = new TreeMap<>();
    private final Set<String> copies = new TreeSet<>();
    private final List<String> stale = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private List<Problem> beside = List.of();
    private String owned = "";
    private int lookedAt;
    private int unchanged;

    /** A class that could not be woven at all. */
    record Failure(String className, RuntimeException cause) {}

    Findings(Directories directories) {
        this.directories = directories;
    }

    /** What checkpointed objects are made of, as a text that is the same for the same classes. */
    void owned(String classes) {
        owned = classes;
    }

    String owned() {
        return owned;
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

    /** A class to be written anew. */
    void woven(String name, BasicFileAttributes file, Heritage heritage, byte[] content, ClassReport report) {
        enter(name, file, heritage, true, report);
        woven.put(name, content);
    }

    /** A class that bears the mark. */
    void alreadyWoven(String name, BasicFileAttributes file, Heritage heritage, ClassReport report) {
        enter(name, file, heritage, true, report);
        copyIfElsewhere(name);
    }

    /** A class in which nothing is guarded, though something may be wrong. */
    void unwoven(String name, BasicFileAttributes file, Heritage heritage, ClassReport report) {
        enter(name, file, heritage, false, report);
        copyIfElsewhere(name);
    }

    /** A file that does not concern Reknit. */
    void plain(String name, BasicFileAttributes file, Heritage heritage) {
        files.put(name, WeaveState.Entry.of(file, false, List.of(), Set.of(), heritage));
        copyIfElsewhere(name);
    }

    private void enter(String name, BasicFileAttributes file, Heritage heritage, boolean woven, ClassReport report) {
        files.put(name, WeaveState.Entry.of(file, woven, report.problems(), report.rules(), heritage));
        fresh.put(name, report);
    }

    private void copyIfElsewhere(String name) {
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

    /** What is wrong with the files beside the classes, whatever the classes are: configuration and rules. */
    void beside(List<Problem> problems) {
        beside = List.copyOf(problems);
    }

    /** A report on each of the files beside the classes with which something is wrong. */
    List<ClassReport> beside() {
        Map<String, List<Problem>> byFile = new TreeMap<>();
        for (Problem each : beside) {
            String file = each.className().replaceFirst(":\\d+$", "");
            byFile.computeIfAbsent(file, unknown -> new ArrayList<>()).add(each);
        }
        return byFile.entrySet().stream()
                .map(each -> new ClassReport(each.getKey(), List.of(), each.getValue()))
                .toList();
    }

    /** The rules that selected a method, of a class that did not change among them. */
    Set<String> rules() {
        Set<String> places = new TreeSet<>();
        files.values().forEach(each -> places.addAll(each.rules()));
        return places;
    }

    /** Classes that must be compiled again before they can be woven, with the reason. */
    List<String> stale() {
        return List.copyOf(stale);
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** The problems of all classes, those that did not change among them. */
    List<Problem> problems(Problem.Severity severity) {
        return Stream.concat(beside.stream(), files.values().stream().flatMap(each -> each.problems().stream()))
                .filter(each -> each.severity() == severity)
                .distinct() // what is wrong with an inherited annotation is found with each heir
                .toList();
    }

    /** The files that belong in the report. */
    List<String> reported() {
        return files.keySet().stream().filter(each -> entry(each).isReported()).toList();
    }

    /** The report on a file of this pass; empty if the file was not looked at. */
    Optional<ClassReport> fresh(String name) {
        return Optional.ofNullable(fresh.get(name));
    }

    /** What was found wrong with a file, by this pass or before. */
    List<Problem> problems(String name) {
        return entry(name).problems();
    }

    /** The classes that this pass wove. */
    WeaveReport wovenNow() {
        WeaveReport report = new WeaveReport();
        woven.keySet().forEach(each -> report.add(Objects.requireNonNull(fresh.get(each))));
        return report;
    }

    /** Whether any file differs from what the last build left. */
    boolean differFrom(WeaveState before) {
        return !fresh.isEmpty() || !files.equals(before.files());
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
            files.put(name, entry.writtenAs(written));
        }
    }

    private WeaveState.Entry entry(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }
}
