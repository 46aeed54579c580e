package dev.reknit.weaver.check;

import dev.reknit.weaver.check.Hierarchy.Located;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.MethodModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The rules of {@link dev.reknit.Fallback#fallbackMethod()}. */
final class FallbackMethods {
    private static final String ATTRIBUTE = "fallbackMethod";
    private static final Type THROWABLE = Type.getObjectType("java/lang/Throwable");

    private final Subject at;
    private final Problems problems;
    private final FailureLists failures;
    private final Types types;
    private final Hierarchy hierarchy;
    private final String name;

    FallbackMethods(Subject at, Problems problems, FailureLists failures) {
        this.at = at;
        this.problems = problems;
        this.failures = failures;
        this.types = at.types();
        this.hierarchy = at.hierarchy();
        this.name = at.annotation().text(ATTRIBUTE);
    }

    void check() {
        MethodModel method = at.guarded();
        List<Located> named = hierarchy.methods(name);
        List<MethodModel> fitting = fitting(named, method);
        if (!fitting.isEmpty()) {
            for (MethodModel each : fitting) {
                check(each);
            }
            checkCycle();
        } else if (!named.isEmpty()) {
            error(
                    allowed(),
                    "does not fit: found "
                            + Display.signatures(
                                    named.stream().map(Located::method).toList()));
        } else if (hierarchy.isComplete()) {
            error(allowed(), hierarchy.unknownMethod(name, method.name()));
        }
    }

    private List<MethodModel> fitting(List<Located> named, MethodModel method) {
        List<MethodModel> fitting = new ArrayList<>();
        for (Located each : named) {
            if (takes(each.method(), method)) {
                fitting.add(each.method());
            }
        }
        return fitting;
    }

    /** Whether one method takes the parameters of another, and then at most the failure. */
    private boolean takes(MethodModel fallback, MethodModel method) {
        Type[] wanted = method.parameters();
        Type[] taken = fallback.parameters();
        boolean withFailure = taken.length == wanted.length + 1
                && taken[wanted.length].getSort() == Type.OBJECT
                && types.mayBe(taken[wanted.length].getInternalName(), THROWABLE.getInternalName());
        return (withFailure || taken.length == wanted.length)
                && Arrays.equals(Arrays.copyOf(taken, wanted.length), wanted);
    }

    private void check(MethodModel fallback) {
        MethodModel method = at.guarded();
        if (fallback.name().equals(method.name()) && fallback.descriptor().equals(method.descriptor())) {
            error(
                    allowed(),
                    "is the guarded method itself"
                            + (at.isOwn()
                                    ? "; name another"
                                    : "; make it private, so that the annotation of the class is not for it"));
            return;
        }
        StandIn.check(at, problems, ATTRIBUTE, fallback);
        Type[] taken = fallback.parameters();
        if (taken.length > method.parameters().length) {
            Type failure = taken[taken.length - 1];
            if (!failures.mayApplyTo(failure.getInternalName())) {
                error(
                        null,
                        fallback.display() + " takes a failure for which the fallback is not used: applyOn = "
                                + Display.value(at.annotation().types("applyOn")) + ", skipOn = "
                                + Display.value(at.annotation().types("skipOn"))
                                + "; change these or the parameter");
            }
        }
    }

    private String allowed() {
        MethodModel method = at.guarded();
        Type[] parameters = method.parameters();
        Type[] withFailure = Arrays.copyOf(parameters, parameters.length + 1);
        withFailure[parameters.length] = THROWABLE;
        return Display.signature(method.isStatic(), method.result(), name, parameters) + ", "
                + Display.signature(method.isStatic(), method.result(), name, withFailure)
                + " or with a class of failures instead of Throwable";
    }

    /**
     * A fallback whose own fallbacks lead back: when all fail, they would call each other without
     * end.
     */
    private void checkCycle() {
        Map<String, MethodModel> way = new LinkedHashMap<>();
        List<String> cycle = cycle(at.guarded(), way);
        if (cycle != null) {
            error(null, "leads back: " + String.join(" > ", cycle) + "; take @Fallback off one of them");
        }
    }

    private @Nullable List<String> cycle(MethodModel from, Map<String, MethodModel> way) {
        way.put(key(from), from);
        for (MethodModel next : fallbacks(from)) {
            boolean back = key(next).equals(key(at.guarded()));
            if (back && way.size() > 1) {
                List<String> cycle = new ArrayList<>();
                way.values().forEach(each -> cycle.add(each.display()));
                cycle.add(next.display());
                return cycle;
            }
            List<String> found = way.containsKey(key(next)) ? null : cycle(next, way);
            if (found != null) {
                return found;
            }
        }
        way.remove(key(from));
        return null;
    }

    private List<MethodModel> fallbacks(MethodModel method) {
        AnnotationModel fallback = fallback(method).orElse(null);
        return fallback != null && fallback.values().get(ATTRIBUTE) instanceof String named
                ? fitting(hierarchy.methods(named), method)
                : List.of();
    }

    private Optional<AnnotationModel> fallback(MethodModel method) {
        String descriptor = at.annotation().written().descriptor();
        Optional<AnnotationModel> own = method.annotation(descriptor);
        boolean ofClass = !method.isStatic() && !method.has(Opcodes.ACC_PRIVATE);
        return own.isPresent() || !ofClass
                ? own
                : at.index().annotation(at.type(), descriptor).map(ClassIndex.OnClass::annotation);
    }

    private static String key(MethodModel method) {
        return method.name() + method.descriptor();
    }

    private void error(@Nullable String allowed, String message) {
        problems.error(at, ATTRIBUTE, name, allowed, message);
    }
}
