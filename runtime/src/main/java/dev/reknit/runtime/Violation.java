package dev.reknit.runtime;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An attribute whose value is out of range. The rules that give it are pure functions of an
 * annotation, so that the weaver holds class files against the same ones.
 *
 * @param attribute its name
 * @param found the value found, with its unit where that matters
 * @param allowed the values allowed, in words
 */
public record Violation(String attribute, String found, String allowed) {
    /**
     * Refuses an annotation with values out of range.
     *
     * @param annotation its simple name
     * @param place where it stands, for the message; empty if the caller adds it
     * @throws IllegalArgumentException if there is a violation; the message names all, one a line
     */
    public static void refuseAny(List<Violation> violations, String annotation, String place) {
        if (!violations.isEmpty()) {
            String on = place.isEmpty() ? "" : " on " + place;
            throw new IllegalArgumentException(violations.stream()
                    .map(each ->
                            annotation + "." + each.attribute + " = " + each.found + on + "; allowed: " + each.allowed)
                    .collect(Collectors.joining("\n")));
        }
    }
}
