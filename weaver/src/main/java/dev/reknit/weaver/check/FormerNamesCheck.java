package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules of {@link dev.reknit.FormerNames}. */
final class FormerNamesCheck implements Check {
    static final String ANNOTATION = "Ldev/reknit/FormerNames;";

    @Override
    public void check(Subject subject, Problems problems) {
        List<String> names = subject.annotation().texts("value");
        for (String each : names) {
            if (each.isBlank() || each.chars().anyMatch(Character::isWhitespace)) {
                problems.error(subject, "value", each, "names as they were in the source", "is no name; take it out");
            }
        }
        FieldModel field = subject.field();
        if (field == null) {
            return;
        }
        if (!State.has(field)) {
            problems.warning(subject, "has no effect on a field that is not saved; take it off");
            return;
        }
        for (FieldModel each : subject.type().fields()) {
            if (!each.name().equals(field.name()) && State.has(each)) {
                checkAgainst(each, names, subject, problems);
            }
        }
    }

    private static void checkAgainst(FieldModel other, List<String> names, Subject subject, Problems problems) {
        List<String> taken = of(other.annotations());
        String both = names.stream()
                .filter(each -> each.equals(other.name()) || taken.contains(each))
                .collect(Collectors.joining(", "));
        if (!both.isEmpty()) {
            problems.error(
                    subject,
                    "value",
                    names,
                    null,
                    "has " + both + ", which is a name of " + other.name() + ", too; take it out of one of the two");
        }
    }

    /** Those of a class. */
    static List<String> of(ClassModel type) {
        return of(type.annotations());
    }

    private static List<String> of(List<AnnotationModel> annotations) {
        Optional<AnnotationModel> found = AnnotationModel.find(annotations, ANNOTATION);
        return found.isPresent() && found.get().values().get("value") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
