package dev.reknit.weaver.track;

import dev.reknit.weaver.model.FieldModel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class whose objects log the changes of their fields.
 *
 * @param name the internal name
 * @param trackedSuperclass the nearest superclass that is tracked, too, by its internal name; null if there is none
 * @param level how many superclasses it has; 1 for one that extends {@code Object}
 * @param logged the fields of the state that code which does not log it can neither write nor, where they are
 *     {@code uncertain}, read; in the order in which they are saved, final ones among them
 * @param copied the other fields of the state
 * @param uncertain the names of those logged fields that may refer to objects which do not log their changes
 */
public record TrackedClass(
        String name,
        @Nullable String trackedSuperclass,
        int level,
        List<FieldModel> logged,
        List<FieldModel> copied,
        Set<String> uncertain) {

    /**
     * Those logged fields that classes outside the nest can name, and of which it matters if these do not log what they do: final
     * ones of numbers and the like are not among them.
     */
    List<FieldModel> near() {
        return logged.stream()
                .filter(each -> !FieldChoice.isPrivate(each))
                .filter(each -> !each.isFinal() || each.descriptor().startsWith("[") || uncertain.contains(each.name()))
                .toList();
    }

    /** A logged field; null if there is none of that name and type. */
    @Nullable
    FieldModel field(String field, String descriptor) {
        for (FieldModel each : logged) {
            if (each.name().equals(field) && each.descriptor().equals(descriptor)) {
                return each;
            }
        }
        return null;
    }

    /** Whether there is a field to save. */
    boolean isSaved() {
        for (FieldModel each : logged) {
            if (!each.isFinal()) {
                return true;
            }
        }
        return false;
    }
}
