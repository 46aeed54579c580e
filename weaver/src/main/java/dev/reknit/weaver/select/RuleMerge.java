package dev.reknit.weaver.select;

import dev.reknit.InUnit;
import dev.reknit.weaver.check.Problems;
import dev.reknit.weaver.check.Subject;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.select.Rules.Added;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * What comes of the annotation that a method has, by itself or its class, and of rules about it: each attribute
 * from the first that writes it. An attribute and its unit belong together.
 */
final class RuleMerge {
    private static final String ANNOTATION = "the annotation";

    private final Guard guard;
    private final ClassModel type;
    private final MethodModel method;
    private final ClassIndex index;
    private final Problems problems;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();

    RuleMerge(Guard guard, ClassModel type, MethodModel method, ClassIndex index, Problems problems) {
        this.guard = guard;
        this.type = type;
        this.method = method;
        this.index = index;
        this.problems = problems;
    }

    /**
     * Merges.
     *
     * @param own what the method has without rules; null if nothing
     * @param added by rules, in their order; those of other annotations are passed over
     * @return null if there is nothing at all
     */
    @Nullable
    Applied merge(@Nullable Applied own, List<Added> added) {
        String first = null;
        boolean changed = false;
        if (own != null) {
            values.putAll(own.values().written().values());
        }
        for (Added each : added) {
            if (each.annotation().descriptor().equals(guard.descriptor())) {
                first = first == null ? each.place() : first;
                changed |= add(each);
            }
        }
        if (first == null || (own != null && !changed)) {
            return own;
        }
        AnnotationValues merged =
                new AnnotationValues(guard.annotation(), new AnnotationModel(guard.descriptor(), values));
        return own == null
                ? new Applied(guard, merged, Applied.Source.RULE, null, first, origins)
                : new Applied(guard, merged, own.source(), own.inheritedFrom(), null, origins);
    }

    private boolean add(Added rule) {
        boolean changed = false;
        AnnotationValues said = new AnnotationValues(guard.annotation(), rule.annotation());
        Map<String, Object> before = Map.copyOf(values);
        for (Map.Entry<String, Object> each : rule.annotation().values().entrySet()) {
            String attribute = each.getKey();
            if (values.containsKey(attribute)) {
                compare(attribute, each.getValue(), rule);
            } else if (isUnitTaken(attribute, said, before)) {
                problems.warning(
                        subject(said),
                        attribute,
                        each.getValue(),
                        rule.place() + ": not applied, for " + earlier(attribute)
                                + " gives what it belongs to in another unit; give both in one place");
            } else if (existsFor(each.getValue(), attribute, said, rule)) {
                values.put(attribute, each.getValue());
                origins.put(attribute, rule.place());
                changed = true;
            }
        }
        return changed || rule.annotation().values().isEmpty();
    }

    /** Two rules that say different things are most likely a mistake; that an annotation wins over a rule is meant. */
    private void compare(String attribute, Object value, Added rule) {
        String winner = origins.get(attribute);
        if (winner != null && !value.equals(values.get(attribute))) {
            AnnotationValues said = new AnnotationValues(guard.annotation(), rule.annotation());
            problems.warning(
                    subject(said),
                    attribute,
                    value,
                    rule.place() + ": contradicts " + winner + ", which comes first and wins; take the method out of"
                            + " one of the two with && !");
        }
    }

    /** Whether an earlier one wrote an attribute of the same unit, and has another unit. */
    private boolean isUnitTaken(String attribute, AnnotationValues said, Map<String, Object> before) {
        String unit = unitOf(attribute);
        if (unit == null) {
            return false;
        }
        boolean taken = before.containsKey(unit);
        for (Method each : guard.annotation().getDeclaredMethods()) {
            taken |= unit.equals(unitOf(each.getName())) && before.containsKey(each.getName());
        }
        AnnotationValues earlier =
                new AnnotationValues(guard.annotation(), new AnnotationModel(guard.descriptor(), before));
        return taken && !earlier.value(unit).equals(said.value(unit));
    }

    /** The attribute that holds the unit of another, or itself if it is one; null for what has none. */
    private @Nullable String unitOf(String attribute) {
        for (Method each : guard.annotation().getDeclaredMethods()) {
            InUnit unit = each.getAnnotation(InUnit.class);
            if (unit != null
                    && (each.getName().equals(attribute) || unit.value().equals(attribute))) {
                return unit.value();
            }
        }
        return null;
    }

    private String earlier(String attribute) {
        String unit = unitOf(attribute);
        for (Map.Entry<String, String> each : origins.entrySet()) {
            if (unit != null && unit.equals(unitOf(each.getKey()))) {
                return each.getValue();
            }
        }
        return ANNOTATION;
    }

    /** Compilers see to it that classes in annotations exist; in rules nobody does. */
    private boolean existsFor(Object value, String attribute, AnnotationValues said, Added rule) {
        List<?> all = value instanceof List<?> several ? several : List.of(value);
        for (Object each : all) {
            if (each instanceof Type named
                    && index.find(named.getInternalName()).isEmpty()) {
                problems.error(
                        subject(said),
                        attribute,
                        named,
                        "binary names of classes that " + type.binaryName() + " sees, such as com.acme.Foo$Inner",
                        rule.place() + ": there is no such class");
                return false;
            }
        }
        return true;
    }

    private Subject subject(AnnotationValues said) {
        return new Subject(type, method, null, said, index);
    }
}
