package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.Type;

/**
 * The rules of a pair of attributes that say for which failures a policy is: one lists them, the other
 * takes some out and wins. What is left to its default is in order; only what is written is looked at.
 */
final class FailureLists {
    /** Interfaces, annotations and attributes of classes whose compilers do not ask for a throws clause. */
    private static final Set<String> UNDECLARED_INTERFACES = Set.of("groovy/lang/GroovyObject");

    private static final Set<String> UNDECLARED_ANNOTATIONS = Set.of("Lkotlin/Metadata;");

    private static final Set<String> UNDECLARED_ATTRIBUTES = Set.of("Scala", "ScalaSig");

    private final Subject at;
    private final Problems problems;
    private final String on;
    private final String except;

    FailureLists(Subject at, Problems problems, String on, String except) {
        this.at = at;
        this.problems = problems;
        this.on = on;
        this.except = except;
    }

    /**
     * Whether a policy can ever act on a failure of a class or of a subclass. False only where that
     * is certain.
     */
    boolean mayApplyTo(String failure) {
        Types types = at.types();
        for (Type each : values().types(except)) {
            if (types.is(failure, each.getInternalName())) {
                return false;
            }
        }
        for (Type each : values().types(on)) {
            if (types.overlap(each.getInternalName(), failure)) {
                return true;
            }
        }
        return false;
    }

    /** A policy that is for nothing. */
    void checkNotEmpty() {
        if (values().isWritten(on) && values().types(on).isEmpty()) {
            problems.error(
                    at.declaration(),
                    on,
                    List.of(),
                    "one or more classes",
                    "lists nothing, so the policy never acts; list classes or leave it out");
        }
    }

    /** What is in both lists, or in one for nothing. */
    void checkContradictions() {
        if (!values().isWritten(except)) {
            return;
        }
        List<Type> taken = values().types(on);
        List<Type> skipped = values().types(except);
        if (taken.isEmpty() || skipped.isEmpty()) {
            return;
        }
        if (isAllCovered(taken, skipped)) {
            problems.error(
                    at.declaration(),
                    except,
                    skipped,
                    null,
                    "covers everything in " + on + " = " + Display.value(taken)
                            + " and wins, so the policy never acts; narrow it or take it out");
            return;
        }
        for (Type each : taken) {
            if (skipped.contains(each)) {
                problems.error(
                        at.declaration(),
                        except,
                        each,
                        null,
                        "is in " + on + " too, and " + except + " wins; keep it in one of the two");
            } else if (covered(each, skipped)) {
                problems.warning(
                        at.declaration(),
                        on,
                        each,
                        "has no effect, since " + except + " = " + Display.value(skipped) + " covers it and wins");
            }
        }
    }

    private boolean isAllCovered(List<Type> types, List<Type> by) {
        for (Type each : types) {
            if (!covered(each, by)) {
                return false;
            }
        }
        return true;
    }

    private boolean covered(Type type, List<Type> by) {
        for (Type each : by) {
            if (at.types().is(type.getInternalName(), each.getInternalName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checked exceptions that no caller can see, since the method does not declare them. Only what stands on the
     * method itself is looked at: what a class lists is for all its methods. A stage may carry anything.
     */
    void checkOccurrence(Collection<MethodModel> run) {
        MethodModel method = at.guarded();
        if (!at.isOwn() || method.isAsynchronous() || !declaresWhatItThrows(at.type())) {
            return;
        }
        Set<String> declared = new TreeSet<>();
        for (MethodModel each : run) {
            declared.addAll(each.exceptions());
        }
        for (String list : List.of(on, except)) {
            if (values().isWritten(list)) {
                checkOccurrence(list, declared);
            }
        }
    }

    private void checkOccurrence(String list, Set<String> declared) {
        for (Type each : values().types(list)) {
            if (cannotOccur(each.getInternalName(), declared)) {
                problems.error(
                        at,
                        list,
                        each,
                        allowed(declared),
                        "cannot occur, since " + at.guarded().display()
                                + " does not declare it; declare it with throws, or take it out here");
            }
        }
    }

    private static String allowed(Set<String> declared) {
        String ways = "unchecked exceptions";
        return declared.isEmpty()
                ? ways
                : ways + " and " + declared.stream().map(Display::dotted).collect(Collectors.joining(", "))
                        + " with their super- and subclasses";
    }

    private boolean cannotOccur(String failure, Set<String> declared) {
        Types types = at.types();
        boolean unchecked = types.mayBe(failure, "java/lang/RuntimeException")
                || types.mayBe(failure, "java/lang/Error")
                || types.mayBe("java/lang/RuntimeException", failure);
        if (unchecked) {
            return false;
        }
        for (String each : declared) {
            if (types.overlap(each, failure)) {
                return false;
            }
        }
        return true;
    }

    private static boolean declaresWhatItThrows(ClassModel type) {
        for (AnnotationModel each : type.annotations()) {
            if (UNDECLARED_ANNOTATIONS.contains(each.descriptor())) {
                return false;
            }
        }
        return Collections.disjoint(type.interfaces(), UNDECLARED_INTERFACES)
                && Collections.disjoint(type.attributes(), UNDECLARED_ATTRIBUTES);
    }

    private AnnotationValues values() {
        return at.annotation();
    }
}
