package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.Opcodes;

/** The rules of {@link dev.reknit.Checkpointed} on a class, but for those about what its objects are made of. */
final class DurableCheck {
    private static final String ANNOTATION = "Ldev/reknit/Checkpointed;";

    private final Subject at;
    private final AnnotationValues said;
    private final Problems problems;

    DurableCheck(Subject at, Problems problems) {
        this.at = at;
        this.said = at.annotation();
        this.problems = problems;
    }

    void check() {
        FailureLists failures = new FailureLists(at, problems, "restoreOn", "skipOn");
        failures.checkNotEmpty();
        failures.checkContradictions();
        checkKind();
        checkNumber("every", 0, "0 or more");
        checkNumber("interval", -1, "0 or more, Checkpointed.AUTO");
        checkNumber("keep", 1, "1 or more");
        Units.warn(at, problems, "intervalUnit", List.of("interval"));
        if (said.text("store").isBlank()) {
            problems.error(
                    at,
                    "store",
                    said.text("store"),
                    "the name of a store",
                    "is no name; name a store, as reknit.store.<name>.folder does, or leave it out");
        }
        checkFormerNames();
        checkSources();
        checkConstructors();
    }

    /** An object has its saved state at the end of the first constructor; what others do after that is done to it. */
    private void checkConstructors() {
        for (MethodModel each : at.type().methods()) {
            boolean callsAnother = each.name().equals("<init>")
                    && each.effects().stream()
                            .anyMatch(effect ->
                                    effect.own() != null && effect.own().name().equals("<init>"));
            Set<String> written = callsAnother ? State.written(at.type(), each) : Set.of();
            if (!written.isEmpty()) {
                problems.error(
                        at,
                        "has a constructor that writes " + String.join(", ", written)
                                + " after this(…), by when the object has its saved state; pass it to the constructor that is"
                                + " called, and write it there");
            }
        }
    }

    /** What journaled methods call may be run again, as they are; lambdas, too. */
    private void checkSources() {
        List<MethodModel> methods = at.type().methods();
        if (methods.stream().noneMatch(DurableCheck::isJournaled)) {
            return;
        }
        for (MethodModel each : methods) {
            if (each.has(Opcodes.ACC_PRIVATE) && !isJournaled(each)) {
                Subject method = new Subject(at.type(), each, null, said, at.index());
                each.unrecorded().forEach(source -> JournaledCheck.warnOfSource(method, source, problems));
            }
        }
    }

    private static boolean isJournaled(MethodModel method) {
        return method.annotation(JournaledCheck.ANNOTATION).isPresent();
    }

    private void checkKind() {
        ClassModel type = at.type();
        String kind = type.isInterface()
                ? "an interface"
                : (type.access() & Opcodes.ACC_ENUM) != 0
                        ? "an enum"
                        : (type.access() & Opcodes.ACC_RECORD) != 0 ? "a record" : "";
        if (!kind.isEmpty()) {
            problems.error(at, "is on " + kind + ", which has no objects that change; annotate the class that has");
        } else if (type.local()) {
            problems.error(
                    at,
                    "is on a class that is declared in code, of which the name changes when others are added before it, so"
                            + " that its objects could not be found again; make it a class of its own");
        }
    }

    private void checkNumber(String attribute, long least, String allowed) {
        if (said.number(attribute) < least) {
            problems.error(at, attribute, said.number(attribute), allowed, "is out of range");
        }
    }

    /** Two classes of the state under one name in the store. */
    private void checkFormerNames() {
        Map<String, String> owners = new HashMap<>();
        Set<String> names = new TreeSet<>(StateTypes.of(at.type(), at.index()).declared());
        for (String each : names) {
            owners.put(Display.dotted(each), each);
        }
        for (String each : names) {
            for (String former : at.index().find(each).map(FormerNamesCheck::of).orElse(List.of())) {
                String other = owners.putIfAbsent(former, each);
                if (other != null && !other.equals(each)) {
                    problems.error(
                            at,
                            "objects of " + former + " in the store could be of " + Display.dotted(other) + " or of "
                                    + Display.dotted(each) + "; take that out of one's @FormerNames");
                }
            }
        }
    }

    /** Whether a class is durable, by its own annotation or that of a superclass. */
    static boolean isDurable(Subject subject) {
        return subject.index().annotation(subject.type(), ANNOTATION).isPresent();
    }
}
