package dev.reknit.maven;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.report.WeaveReport;
import dev.reknit.weaver.track.Survey;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a directory: finds what changed since the last build and weaves it, in memory. Nothing
 * is written before {@link Findings#apply}, so a build that fails leaves every class as the compiler wrote
 * it, and the next build finds the same errors again.
 *
 * <p>A file with the size and time of change it was left with is not read, unless it inherits other annotations now, or
 * checkpointed objects are made of other classes now. A woven class keeps the time of
 * change of the class it replaces: build tools that compare it with the source see no difference.
 */
final class DirectoryPass extends SimpleFileVisitor<Path> {
    private static final String CLASS = ".class";

    private final Weaver weaver;
    private final ClassIndex index;
    private final Directories directories;
    private final ClassFilter filter;
    private final WeaveState before;
    private final boolean trusted;
    private final String version;
    private final boolean sameRules;
    private final Findings findings;
    private boolean sameOwned = true;

    /**
     * Prepares a pass.
     *
     * @param before what the last build left
     * @param now the version and configuration of this build; its files are not looked at
     */
    DirectoryPass(
            Weaver weaver,
            ClassIndex index,
            Directories directories,
            ClassFilter filter,
            WeaveState before,
            WeaveState now) {
        this.weaver = weaver;
        this.index = index;
        this.directories = directories;
        this.filter = filter;
        this.before = before;
        this.version = now.version();
        this.sameRules = before.rules().equals(now.rules());
        this.trusted = before.version().equals(now.version())
                && before.configuration().equals(now.configuration())
                && sameRules;
        this.findings = new Findings(directories);
    }

    /** Goes through the directory, once. */
    Findings run() throws IOException {
        Survey survey = weaver.survey(index);
        if (survey != null) {
            String owned = new ProjectSurvey(survey, directories, filter, index, trusted ? before : WeaveState.NONE)
                    .owned(before);
            sameOwned = owned.equals(before.owned());
            findings.owned(owned);
        }
        Files.walkFileTree(directories.from(), this);
        return findings;
    }

    /** The report on all classes that {@link #run()} came by; those that did not change are read for it. */
    WeaveReport report() throws IOException {
        WeaveReport report = new WeaveReport();
        for (String each : findings.reported()) {
            ClassReport known = findings.fresh(each).orElse(null);
            report.add(known != null ? known : readAgain(each));
        }
        findings.beside().forEach(report::add);
        return report;
    }

    private ClassReport readAgain(String name) throws IOException {
        byte[] classFile = Files.readAllBytes(directories.from().resolve(name));
        return weaver.weave(classFile, index).report().withProblems(findings.problems(name));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = directories.name(file);
        if (name.endsWith(AtomicFile.UNFINISHED)) {
            Files.deleteIfExists(file);
        } else if (name.endsWith(CLASS)) {
            visitClass(name, file, attributes);
        } else if (!directories.inPlace()) {
            visitResource(name, attributes);
        }
        return FileVisitResult.CONTINUE;
    }

    private void visitResource(String name, BasicFileAttributes attributes) {
        WeaveState.Entry left = leftAsIs(name, attributes);
        if (left != null) {
            findings.keep(name, left);
        } else {
            findings.plain(name, attributes, Heritage.NONE);
        }
    }

    private void visitClass(String name, Path file, BasicFileAttributes attributes) throws IOException {
        WeaveState.Entry left = leftAsIs(name, attributes);
        if (left != null) {
            findings.unchanged();
            findings.keep(name, left);
            return;
        }
        String wovenBy = wovenBy(name, attributes);
        if (!filter.matches(name)) {
            if (wovenBy != null) {
                findings.stale(name, "is excluded now, but woven already");
            }
            findings.plain(name, attributes, Heritage.NONE);
        } else if (wovenBy != null && !wovenBy.equals(version)) {
            findings.stale(name, "was woven by Reknit " + wovenBy);
        } else if (wovenBy != null && !sameRules) {
            findings.stale(name, "was woven with other rules");
        } else if (wovenBy != null && !isHeritageUnchanged(name)) {
            findings.stale(name, "inherits other annotations than when it was woven");
        } else {
            look(name, Files.readAllBytes(file), attributes);
        }
    }

    /** What the last build knew of a file; null if the file or the configuration changed. */
    private WeaveState.@Nullable Entry leftAsIs(String name, BasicFileAttributes attributes) {
        WeaveState.Entry entry = before.files().get(name);
        boolean same = trusted
                && entry != null
                && entry.isUnchanged(attributes)
                && entry.heritage().isUnchanged(index)
                && (sameOwned || (entry.woven() && directories.inPlace()))
                && (directories.inPlace() || Files.exists(directories.to().resolve(name)));
        return same ? entry : null;
    }

    /** The version that wove the file in place; null if it is not known to be woven. */
    private @Nullable String wovenBy(String name, BasicFileAttributes attributes) {
        WeaveState.Entry entry = before.files().get(name);
        boolean woven = directories.inPlace() && entry != null && entry.woven() && entry.isUnchanged(attributes);
        return woven ? before.version() : null;
    }

    private boolean isHeritageUnchanged(String name) {
        WeaveState.Entry entry = before.files().get(name);
        return entry == null || entry.heritage().isUnchanged(index);
    }

    private void look(String name, byte[] classFile, BasicFileAttributes attributes) {
        findings.lookedAt();
        Heritage heritage = Heritage.of(classFile, index);
        if (!weaver.mayConcern(classFile, index::passesOnAnnotations) && weaver.letPass(internalName(name))) {
            findings.plain(name, attributes, heritage);
            return;
        }
        Weaving weaving;
        try {
            weaving = weaver.weave(classFile, index);
        } catch (RuntimeException failure) {
            weaver.letPass(internalName(name));
            findings.failed(name, failure);
            findings.plain(name, attributes, heritage);
            return;
        }
        if (weaving.classFile() != null) {
            findings.woven(name, attributes, heritage, weaving.classFile(), weaving.report());
        } else if (weaving.alreadyWoven()) {
            findings.alreadyWoven(name, attributes, heritage, weaving.report());
        } else {
            findings.unwoven(name, attributes, heritage, weaving.report());
        }
    }

    private static String internalName(String file) {
        return file.substring(0, file.length() - CLASS.length());
    }
}
