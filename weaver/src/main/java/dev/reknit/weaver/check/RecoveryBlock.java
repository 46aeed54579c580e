package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.MethodModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of {@link dev.reknit.Redundant} on a method. */
final class RecoveryBlock {
    private static final String ATTRIBUTE = "alternates";
    private static final List<String> OF_FIELDS =
            List.of("from", "ejectAfter", "ejectionTime", "maxEjectionTime", "ejectionTimeUnit", "maxEjectedPercent");

    private final Subject at;
    private final Problems problems;
    private final MethodModel method;

    RecoveryBlock(Subject at, Problems problems) {
        this.at = at;
        this.problems = problems;
        this.method = at.guarded();
    }

    void check() {
        checkAttributes();
        List<String> names = at.annotation().texts(ATTRIBUTE);
        if (names.isEmpty()) {
            problems.error(
                    at,
                    ATTRIBUTE,
                    names,
                    "names of methods with the parameters and the result of " + method.display(),
                    "names nothing; name at least one method that does the same in another way");
        }
        List<MethodModel> run = new ArrayList<>(List.of(method));
        Set<String> seen = new HashSet<>();
        for (String each : names) {
            if (seen.add(each)) {
                checkAlternate(each, run);
            } else {
                problems.error(at, ATTRIBUTE, each, null, "is named twice; it is tried once at most");
            }
        }
        new FailureLists(at, problems, "failOn", "skipOn").checkOccurrence(run);
        ResultTest.check(at, problems, "accept");
    }

    private void checkAttributes() {
        AnnotationValues redundant = at.annotation();
        for (String each : OF_FIELDS) {
            if (redundant.isWritten(each)) {
                problems.error(
                        at, each, redundant.value(each), null, "is for fields; on a method, name alternates instead");
            }
        }
        if (!redundant.constant("strategy").equals("FAILOVER")) {
            problems.error(
                    at,
                    "strategy",
                    redundant.value("strategy"),
                    "FAILOVER",
                    "is for fields; a method and its alternates are tried in their order");
        }
    }

    private void checkAlternate(String name, List<MethodModel> run) {
        Hierarchy hierarchy = at.hierarchy();
        List<MethodModel> named =
                hierarchy.methods(name).stream().map(Hierarchy.Located::method).toList();
        MethodModel alternate = named.stream()
                .filter(each -> Arrays.equals(each.parameters(), method.parameters()))
                .findFirst()
                .orElse(null);
        if (alternate != null) {
            run.add(alternate);
            checkAlternate(alternate);
        } else if (!named.isEmpty()) {
            problems.error(at, ATTRIBUTE, name, allowed(name), "does not fit: found " + Display.signatures(named));
        } else if (hierarchy.isComplete()) {
            problems.error(at, ATTRIBUTE, name, allowed(name), hierarchy.unknownMethod(name, method.name()));
        }
    }

    private void checkAlternate(MethodModel alternate) {
        if (alternate.name().equals(method.name())) {
            problems.error(at, ATTRIBUTE, alternate.name(), null, "is the guarded method itself; name another");
        } else {
            StandIn.check(at, problems, ATTRIBUTE, alternate);
        }
    }

    private String allowed(String name) {
        return Display.signature(method.isStatic(), method.result(), name, method.parameters());
    }
}
