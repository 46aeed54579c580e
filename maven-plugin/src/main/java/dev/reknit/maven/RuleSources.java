package dev.reknit.maven;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.rules.RuleBook;
import dev.reknit.weaver.rules.RuleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a build: of the files that are configured, then of {@code reknit.rules} in the project's folder, then of
 * those on the class path.
 *
 * @param book the rules; none if a file has an error
 * @param own those of the files that are in the project
 * @param problems the errors
 * @param fingerprint tells one content of all files from another; empty if there are none
 */
record RuleSources(RuleBook book, List<RuleFile> own, List<Problem> problems, String fingerprint) {
    /**
     * Reads the files.
     *
     * @param configured must exist
     * @param project the project's folder
     */
    static RuleSources read(List<Path> configured, Path project, ClassPath classPath) throws IOException {
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        for (Path each : configured) {
            if (!Files.isRegularFile(each)) {
                throw new IOException("there is no file " + each + ", which <rules> names");
            }
            contents.put(each.toRealPath(), Files.readAllBytes(each));
        }
        Path inProject = project.resolve(RuleFile.NAME);
        if (Files.isRegularFile(inProject)) {
            contents.put(inProject.toRealPath(), Files.readAllBytes(inProject));
        }
        contents.putAll(classPath.all(RuleFile.NAME));

        List<RuleFile> files = new ArrayList<>();
        List<RuleFile> own = new ArrayList<>();
        StringBuilder fingerprint = new StringBuilder();
        Path root = project.toRealPath();
        contents.forEach((place, content) -> {
            String name = name(root, place);
            RuleFile file = RuleFile.parse(name, new String(content, StandardCharsets.UTF_8));
            files.add(file);
            if (place.startsWith(root)) {
                own.add(file);
            }
            fingerprint.append(name).append(' ').append(content.length).append(' ');
            fingerprint.append(Arrays.hashCode(content)).append(' ');
        });
        List<Problem> problems =
                files.stream().flatMap(each -> each.errors().stream()).toList();
        return new RuleSources(RuleBook.of(files), own, problems, fingerprint.toString());
    }

    /** Short, and the same on every machine, since reports are compared. */
    private static String name(Path project, Path file) {
        Path shown = file.startsWith(project)
                ? project.relativize(file)
                : file.subpath(Math.max(0, file.getNameCount() - 2), file.getNameCount());
        return shown.toString().replace('\\', '/');
    }

    /** A warning for each rule of the project that selected no method; those that a jar brings along are for many. */
    List<Problem> unmatched(Collection<String> matched) {
        return RuleBook.of(own).unmatched(matched);
    }
}
