package dev.reknit.weaver.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects problems; all of them, not only the first. */
public final class Problems {
    private final List<Problem> all = new ArrayList<>();

    /** Adds an error about an attribute's value. */
    public void error(Subject at, String attribute, @Nullable Object found, @Nullable String allowed, String message) {
        add(Problem.Severity.ERROR, at, attribute, found, allowed, message);
    }

    /** Adds an error about the annotation as such. */
    public void error(Subject at, String message) {
        add(Problem.Severity.ERROR, at, "", null, null, message);
    }

    /** Adds a warning. */
    public void warning(Subject at, String message) {
        add(Problem.Severity.WARNING, at, "", null, null, message);
    }

    private void add(
            Problem.Severity severity,
            Subject at,
            String attribute,
            @Nullable Object found,
            @Nullable String allowed,
            String message) {
        String name = at.annotation().name();
        all.add(new Problem(
                severity,
                at.type().binaryName(),
                at.member(),
                attribute.isEmpty() ? name : name + "." + attribute,
                found == null ? null : found instanceof String text ? '"' + text + '"' : found.toString(),
                allowed,
                message));
    }

    /** Whether any problem is an error. */
    public boolean hasErrors() {
        return all.stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
    }

    /** What was found, in order. */
    public List<Problem> all() {
        return List.copyOf(all);
    }
}
