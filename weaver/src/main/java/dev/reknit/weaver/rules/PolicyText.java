package dev.reknit.weaver.rules;

import dev.reknit.runtime.config.Spelling;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.select.Guard;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the right side of a rule: annotations without the {@code @}, written as in Java but for classes, which are
 * given by their binary names with or without {@code .class}, and constants of enums, by their simple names.
 */
final class PolicyText {
    private final Tokens tokens;

    private PolicyText(String text) {
        this.tokens = new Tokens(text);
    }

    /** Reads some policies; one or more. */
    static List<AnnotationModel> parse(String text) {
        if (text.isEmpty()) {
            throw new RuleException("there is no policy behind =>; allowed: " + names());
        }
        PolicyText reader = new PolicyText(text);
        List<AnnotationModel> policies = new ArrayList<>();
        do {
            AnnotationModel policy = reader.policy();
            if (AnnotationModel.find(policies, policy.descriptor()).isPresent()) {
                throw new RuleException("names a policy twice: " + text);
            }
            policies.add(policy);
        } while (reader.tokens.takeIf(","));
        reader.tokens.expectEnd("a comma and another policy");
        policies.forEach(ValueRanges::check);
        return policies;
    }

    private AnnotationModel policy() {
        tokens.takeIf("@");
        Guard guard = guard(tokens.take("the name of a policy"));
        Map<String, Object> values = new LinkedHashMap<>();
        if (tokens.takeIf("(") && !tokens.takeIf(")")) {
            do {
                attribute(guard, values);
            } while (tokens.takeIf(","));
            tokens.expect(")");
        }
        return new AnnotationModel(guard.descriptor(), values);
    }

    private static Guard guard(String name) {
        String simple = name.startsWith("dev.reknit.") ? name.substring("dev.reknit.".length()) : name;
        for (Guard each : Guard.values()) {
            if (each.annotation().getSimpleName().equals(simple)) {
                return each;
            }
        }
        throw new RuleException("there is no policy " + name
                + near(
                        name,
                        Stream.of(Guard.values()).map(each -> each.annotation().getSimpleName()))
                + "; allowed: " + names());
    }

    private static String names() {
        return Stream.of(Guard.values())
                .map(each -> each.annotation().getSimpleName())
                .collect(Collectors.joining(", "));
    }

    private static String near(String name, Stream<String> known) {
        return Spelling.nearest(name, known)
                .map(each -> ", was " + each + " meant?")
                .orElse("");
    }

    private void attribute(Guard guard, Map<String, Object> values) {
        String name = tokens.isBefore("=") ? tokens.take("an attribute") : "value";
        if (!name.equals("value") || tokens.isNext("=")) {
            tokens.expect("=");
        }
        Method attribute = attribute(guard, name);
        if (values.containsKey(name)) {
            throw new RuleException(guard.annotation().getSimpleName() + " has " + name + " twice");
        }
        String display = guard.annotation().getSimpleName() + "." + name;
        values.put(name, value(display, attribute.getReturnType()));
    }

    private static Method attribute(Guard guard, String name) {
        for (Method each : guard.annotation().getDeclaredMethods()) {
            if (each.getName().equals(name)) {
                return each;
            }
        }
        List<String> known = Stream.of(guard.annotation().getDeclaredMethods())
                .map(Method::getName)
                .sorted()
                .toList();
        throw new RuleException(guard.annotation().getSimpleName() + " has no attribute " + name
                + near(name, known.stream()) + "; allowed: " + String.join(", ", known));
    }

    private Object value(String attribute, Class<?> type) {
        if (!type.isArray()) {
            return RuleValue.of(attribute, type, tokens.take("a value"));
        }
        List<Object> elements = new ArrayList<>();
        if (!tokens.takeIf("{")) {
            elements.add(RuleValue.of(attribute, type.getComponentType(), tokens.take("a value")));
        } else if (!tokens.takeIf("}")) {
            do {
                elements.add(RuleValue.of(attribute, type.getComponentType(), tokens.take("a value")));
            } while (tokens.takeIf(","));
            tokens.expect("}");
        }
        return elements;
    }
}
