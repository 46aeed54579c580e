package dev.reknit.weaver.select;

import dev.reknit.weaver.model.AnnotationValues;

/**
 * An annotation that takes effect on a member.
 *
 * @param source where it stands
 */
public record Applied(Guard guard, AnnotationValues values, Source source) {
    /** Where an annotation stands. */
    public enum Source {
        /** On the method. */
        METHOD,
        /** On the class. */
        CLASS,
        /** On the field. */
        FIELD,
        /** In a rule. */
        RULE
    }
}
