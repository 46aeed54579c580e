package dev.reknit.weaver.select;

import dev.reknit.weaver.model.AnnotationValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that takes effect on a member.
 *
 * @param source where it stands
 * @param inheritedFrom the binary name of the superclass on which it stands; null if it is not inherited
 * @param rule the place of the rule that added it; null if it is not from a rule
 * @param fromRules by attribute, the places of the rules that gave values; not those that the annotation itself gives
 */
public record Applied(
        Guard guard,
        AnnotationValues values,
        Source source,
        @Nullable String inheritedFrom,
        @Nullable String rule,
        Map<String, String> fromRules) {
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

    /** Keeps a copy. */
    public Applied {
        fromRules = Map.copyOf(fromRules);
    }

    /** One to which rules add nothing. */
    static Applied plain(Guard guard, AnnotationValues values, Source source, @Nullable String inheritedFrom) {
        return new Applied(guard, values, source, inheritedFrom, null, Map.of());
    }

    /** Whether a rule had a part in it: then it must be written to the method. */
    public boolean isFromRules() {
        return rule != null || !fromRules.isEmpty();
    }
}
