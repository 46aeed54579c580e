package dev.reknit.weaver.select;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.model.MethodModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a woven class tells of the rules that had a part in it: its annotations do not say which of them, or of their
 * values, were added. Each mark is {@code place member policy} or {@code place member policy.attribute}, and just
 * the place for a rule that selected a method and gave nothing.
 */
public final class RuleMarks {
    private static final String SEPARATOR = " ";

    private final Set<String> places = new LinkedHashSet<>();
    private final Map<String, String> byMember = new HashMap<>();

    private RuleMarks() {}

    /** The marks of a class; none if it is not woven. */
    static RuleMarks of(ClassModel type) {
        RuleMarks marks = new RuleMarks();
        Object written = type.annotation(Marks.WOVEN)
                .map(each -> each.values().get("rules"))
                .orElse(null);
        if (written instanceof List<?> several) {
            for (Object each : several) {
                String mark = each.toString();
                int end = mark.indexOf(SEPARATOR);
                marks.places.add(end < 0 ? mark : mark.substring(0, end));
                if (end >= 0) {
                    marks.byMember.put(mark.substring(end + 1), mark.substring(0, end));
                }
            }
        }
        return marks;
    }

    /** The annotation of a woven class that is to bear the marks of a plan. */
    public static AnnotationModel annotation(ClassPlan plan) {
        List<Object> marks = new ArrayList<>(plan.rules());
        for (MethodPlan method : plan.methods()) {
            for (Applied each : method.applied()) {
                String member = member(method.method(), each.values().name());
                if (each.rule() != null) {
                    marks.add(each.rule() + SEPARATOR + member);
                }
                each.fromRules().forEach((attribute, place) -> marks.add(place + SEPARATOR + member + "." + attribute));
            }
        }
        return new AnnotationModel(Marks.WOVEN, marks.isEmpty() ? Map.of() : Map.of("rules", marks));
    }

    private static String member(MethodModel method, String policy) {
        return method.name() + method.descriptor() + SEPARATOR + policy;
    }

    /** The rules that selected a method. */
    Collection<String> places() {
        return places;
    }

    /** What the weaver wrote to a method, with what of it came from rules. */
    Applied read(MethodModel method, Applied own) {
        String member = member(method, own.values().name());
        Map<String, String> fromRules = new HashMap<>();
        for (String each : own.values().written().values().keySet()) {
            String place = byMember.get(member + "." + each);
            if (place != null) {
                fromRules.put(each, place);
            }
        }
        @Nullable String rule = byMember.get(member);
        AnnotationValues values = own.values();
        return rule == null
                ? new Applied(own.guard(), values, own.source(), own.inheritedFrom(), null, fromRules)
                : new Applied(own.guard(), values, Applied.Source.RULE, null, rule, fromRules);
    }
}
