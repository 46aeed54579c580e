package dev.reknit.weaver.check;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with an annotation.
 *
 * @param severity whether it fails the build
 * @param className binary name of the class; a file and line, if it is about a file beside the classes
 * @param member the method or field, such as {@code fetch(String)}; empty for the class
 * @param attribute the annotation and attribute, such as {@code Retry.delay}; or the annotation alone; empty if it is about neither
 * @param found the value found; null where the annotation as such is wrong
 * @param allowed the values allowed; null where none are
 * @param message what is wrong and how to mend it, one sentence without the place
 */
public record Problem(
        Severity severity,
        String className,
        String member,
        String attribute,
        @Nullable String found,
        @Nullable String allowed,
        String message) {

    /** How bad a problem is. */
    public enum Severity {
        /** The member is not woven; a build fails. */
        ERROR,
        /** The member is woven. */
        WARNING
    }

    /** A problem of a file beside the classes, at a place such as {@code reknit.rules:3}. */
    public static Problem at(String place, Severity severity, String message) {
        return new Problem(severity, place, "", "", null, null, message);
    }

    /** An error about an annotation of a class as such. */
    public static Problem ofClass(String className, String annotation, String message) {
        return new Problem(Severity.ERROR, className, "", annotation, null, null, message);
    }

    /** The same, of an annotation that a rule added. */
    public Problem by(String rule) {
        return new Problem(severity, className, member, attribute, found, allowed, rule + ": " + message);
    }

    /** The whole problem on one line. */
    public String line() {
        StringBuilder line = new StringBuilder(className);
        if (!member.isEmpty()) {
            line.append('.').append(member);
        }
        if (!attribute.isEmpty()) {
            line.append(": @").append(attribute);
        }
        if (found != null) {
            line.append(" = ").append(found);
        }
        line.append(": ").append(message);
        if (allowed != null) {
            line.append("; allowed: ").append(allowed);
        }
        return line.toString();
    }
}
