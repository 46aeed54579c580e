package dev.reknit.weaver.check;

import dev.reknit.runtime.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects problems; all of them, not only the first, and each once. */
public final class Problems {
    private final Set<Problem> all = new LinkedHashSet<>();

    /** Adds an error about an attribute's value, which is given as the class file has it. */
    public void error(Subject at, String attribute, @Nullable Object found, @Nullable String allowed, String message) {
        add(Problem.Severity.ERROR, at, attribute, found == null ? null : Display.value(found), allowed, message);
    }

    /** Adds an error about the annotation as such. */
    public void error(Subject at, String message) {
        add(Problem.Severity.ERROR, at, "", null, null, message);
    }

    /** Adds an error about a value that is out of range. */
    void error(Subject at, Violation violation) {
        add(
                Problem.Severity.ERROR,
                at,
                violation.attribute(),
                violation.found(),
                violation.allowed(),
                "is out of range");
    }

    /** Adds a warning. */
    public void warning(Subject at, String message) {
        add(Problem.Severity.WARNING, at, "", null, null, message);
    }

    /** Adds a warning about an attribute's value. */
    public void warning(Subject at, String attribute, Object found, String message) {
        add(Problem.Severity.WARNING, at, attribute, Display.value(found), null, message);
    }

    private void add(
            Problem.Severity severity,
            Subject at,
            String attribute,
            @Nullable String found,
            @Nullable String allowed,
            String message) {
        String name = at.annotation().name();
        all.add(new Problem(
                severity,
                at.type().binaryName(),
                at.member(),
                attribute.isEmpty() ? name : name + "." + attribute,
                found,
                allowed,
                message));
    }

    /** Whether any problem is an error. */
    public boolean hasErrors() {
        for (Problem each : all) {
            if (each.severity() == Problem.Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** What was found, in order. */
    public List<Problem> all() {
        return List.copyOf(all);
    }
}
