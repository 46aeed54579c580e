package dev.reknit.maven;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.track.Survey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds out of which classes of a project checkpointed objects are made, before the first is woven. If nothing
 * changed, no file is read; if no class is checkpointed, only those that changed, or were woven, are. Classes that are
 * excluded are looked at for what they do to fields of the others.
 */
final class ProjectSurvey {
    private final Survey survey;
    private final Directories directories;
    private final ClassFilter filter;
    private final ClassIndex index;
    private final WeaveState known;

    /**
     * Prepares a survey.
     *
     * @param known the files of the last build, if they can be relied on
     */
    ProjectSurvey(Survey survey, Directories directories, ClassFilter filter, ClassIndex index, WeaveState known) {
        this.survey = survey;
        this.directories = directories;
        this.filter = filter;
        this.index = index;
        this.known = known;
    }

    /** The classes, as a text that is the same for the same classes; empty for none. */
    String owned(WeaveState before) throws IOException {
        Set<String> gone = new TreeSet<>(known.files().keySet());
        List<Path> unchanged = new ArrayList<>();
        List<Path> woven = new ArrayList<>();
        List<Path> changed = new ArrayList<>();
        for (Path each : classFiles()) {
            WeaveState.Entry entry = known.files().get(directories.name(each));
            gone.remove(directories.name(each));
            if (entry == null || !isUnchanged(entry, each)) {
                changed.add(each);
            } else {
                (entry.woven() ? woven : unchanged).add(each);
            }
        }
        gone.removeIf(each -> !each.endsWith(".class"));
        if (known != WeaveState.NONE && changed.isEmpty() && gone.isEmpty()) {
            return before.owned();
        }
        boolean checkpointed = look(changed) | look(woven);
        if (!checkpointed) {
            return "";
        }
        look(unchanged);
        byte[] names = String.join(",", survey.finish()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(names).toString();
    }

    /** One that inherits other annotations is woven anew, if it can be, and needs to know what the others do. */
    private boolean isUnchanged(WeaveState.Entry entry, Path file) throws IOException {
        return entry.isUnchanged(Files.readAttributes(file, BasicFileAttributes.class))
                && entry.heritage().isUnchanged(index);
    }

    private List<Path> classFiles() throws IOException {
        try (Stream<Path> files = Files.walk(directories.from())) {
            return files.filter(each -> each.toString().endsWith(".class")).toList();
        }
    }

    private boolean look(List<Path> files) throws IOException {
        boolean checkpointed = false;
        for (Path each : files) {
            byte[] classFile = Files.readAllBytes(each);
            if (filter.matches(directories.name(each))) {
                checkpointed |= survey.add(classFile);
            } else {
                survey.addExcluded(classFile);
            }
        }
        return checkpointed;
    }
}
