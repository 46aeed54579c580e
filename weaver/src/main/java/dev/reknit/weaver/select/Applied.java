package dev.reknit.weaver.select;

import dev.reknit.weaver.model.AnnotationValues;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that takes effect on a member.
 *
 * @param source where it stands
 * @param inheritedFrom the binary name of the superclass on which it stands; null if it is not inherited
 */
public record Applied(
        Guard guard,
        AnnotationValues values,
        Source source,
        @Nullable String inheritedFrom) {
    /** Where an annotation stands. */
    public enum Source {
        /** On the method. */
        METHOD,
        /** On the class, or on a superclass. */
        CLASS,
        /** On the field. */
        FIELD,
        /** In a rule. */
        RULE
    }
}
