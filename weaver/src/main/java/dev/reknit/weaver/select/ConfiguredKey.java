package dev.reknit.weaver.select;

import dev.reknit.runtime.config.Key;
import dev.reknit.runtime.config.Setting;
import dev.reknit.runtime.config.Spelling;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;

/** A setting whose key names a class that is woven. */
record ConfiguredKey(Setting setting, Key key) {
    /** Holds the key against the class; adds what is wrong. */
    void check(ClassPlan plan, List<Problem> found) {
        ClassModel type = plan.type();
        List<MethodModel> named = type.methods().stream()
                .filter(each -> key.method().isEmpty() || each.name().equals(key.method()))
                .toList();
        List<MethodModel> meant = named.stream()
                .filter(each -> key.parameters().isEmpty() || parameters(each).equals(key.parameters()))
                .toList();
        if (named.isEmpty()) {
            // It may be inherited, from a class that need not be at hand.
            if ("java/lang/Object".equals(type.superName())) {
                found.add(problem(type, "there is no method " + key.method() + near(type)));
            }
        } else if (meant.isEmpty()) {
            found.add(problem(
                    type,
                    "there is no method " + key.method() + key.parameters() + "; there is: "
                            + named.stream()
                                    .map(each -> each.name() + parameters(each))
                                    .collect(Collectors.joining(" "))));
        } else if (!key.policy().isEmpty() && !isBorne(plan, meant)) {
            found.add(problem(
                    type,
                    key.method().isEmpty()
                            ? "there is no @" + key.policy() + " on the class; those of methods are set one by one"
                            : "there is no @" + key.policy() + " on " + key.method()));
        }
    }

    /** Whether the policy is where the key says; a class may inherit it, and its methods' switch counts for it. */
    private boolean isBorne(ClassPlan plan, List<MethodModel> methods) {
        Guard guard = Configured.guard(key.policy());
        boolean ofClassAlone = key.method().isEmpty() && !key.attribute().equals(Key.ENABLED);
        return guard == null
                || plan.type().annotation(guard.descriptor()).isPresent()
                || !"java/lang/Object".equals(plan.type().superName())
                || plan.methods().stream()
                        .filter(each -> methods.contains(each.method()))
                        .flatMap(each -> each.applied().stream())
                        .anyMatch(each -> each.guard() == guard && !ofClassAlone)
                || !ofClassAlone
                        && methods.stream()
                                .anyMatch(each ->
                                        each.annotation(guard.descriptor()).isPresent());
    }

    private String near(ClassModel type) {
        Stream<String> known = type.methods().stream().map(MethodModel::name);
        return Spelling.nearest(key.method(), known)
                .map(each -> ", was " + each + " meant?")
                .orElse("");
    }

    private Problem problem(ClassModel type, String reason) {
        return new Problem(
                Problem.Severity.ERROR,
                type.binaryName(),
                key.method(),
                key.policy().isEmpty() ? key.attribute() : key.policy() + "." + key.attribute(),
                null,
                null,
                setting + ": " + reason);
    }

    /** The parameters as keys write them. */
    static String parameters(MethodModel method) {
        return Stream.of(method.parameters()).map(Type::getClassName).collect(Collectors.joining(",", "(", ")"));
    }
}
