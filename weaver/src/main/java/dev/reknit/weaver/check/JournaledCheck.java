package dev.reknit.weaver.check;

import dev.reknit.Journaled;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.Optional;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The rules of {@link Journaled}. */
final class JournaledCheck implements Check {
    static final String ANNOTATION = "Ldev/reknit/Journaled;";

    private static final String CHECKPOINTED = "Ldev/reknit/Checkpointed;";

    @Override
    public void check(Subject subject, Problems problems) {
        MethodModel method = subject.guarded();
        if (!DurableCheck.isDurable(subject)) {
            problems.error(
                    subject,
                    "is on a method of a class that is not @Checkpointed as a whole, so its objects are in no store;"
                            + " annotate the class");
        }
        if (method.isStatic()) {
            problems.error(subject, "is static, so there is no object that it changes; make it an instance method");
        }
        if (method.isAsynchronous()) {
            problems.error(
                    subject,
                    "returns a stage: when the call is run again, those after it would not wait for it to complete;"
                            + " annotate a method that returns when the change is done");
        }
        if (method.has(Opcodes.ACC_SYNCHRONIZED)) {
            problems.warning(
                    subject,
                    "is synchronized, so that others wait for the object's monitor until the call is safe on the disk; calls"
                            + " on one object exclude each other anyway; take synchronized off");
        }
        if (subject.annotation().number("version") < 1) {
            problems.error(subject, "version", subject.annotation().number("version"), "1 or more", "is out of range");
        }
        checkRestoring(subject, method, problems);
        checkArguments(subject, method, problems);
        checkSources(subject, method, problems);
        checkAlone(subject, method, problems);
    }

    /** Its own annotation may say what is restored, which is beyond choice here. */
    private static void checkRestoring(Subject subject, MethodModel method, Problems problems) {
        if (method.annotation(CHECKPOINTED).isPresent()) {
            problems.error(
                    subject,
                    "cannot go with @Checkpointed on the method: a call that throws did not happen, whatever it threw, and"
                            + " its arguments are in the journal as they were; take @Checkpointed off the method");
        }
    }

    /** A mistake is certain where there is a source that is recorded, and as good. */
    private static void checkSources(Subject subject, MethodModel method, Problems problems) {
        for (String each : method.unrecorded()) {
            if (each.startsWith("ThreadLocalRandom")) {
                problems.error(
                        subject,
                        "asks " + each
                                + ", which gives other numbers when the call is run again; use new Random(), which"
                                + " does not");
            } else {
                warnOfSource(subject, each, problems);
            }
        }
    }

    static void warnOfSource(Subject subject, String source, Problems problems) {
        problems.warning(
                subject,
                "asks " + source
                        + ", which gives something else when the call is run again; let the caller ask, and pass"
                        + " what it got");
    }

    private static void checkArguments(Subject subject, MethodModel method, Problems problems) {
        Type[] parameters = method.parameters();
        for (int i = 0; i < parameters.length; i++) {
            String name = parameters[i].getSort() == Type.OBJECT ? parameters[i].getInternalName() : "";
            if (Lambdas.isTask(name)) {
                problems.error(
                        subject,
                        "argument " + (i + 1) + " is a " + Display.dotted(name)
                                + ", which is code and cannot be written; pass what it works with");
            }
        }
        StateWalk walk = StateWalk.saved(subject.types());
        walk.arguments(method, "");
        for (StateWalk.Obstacle each : walk.obstacles()) {
            each.tell(subject, problems);
        }
    }

    /** Told of the later one of a class, and of the one below. */
    private static void checkAlone(Subject subject, MethodModel method, Problems problems) {
        String entry = entry(method, subject.annotation());
        for (ClassModel type : subject.hierarchy().classes()) {
            for (MethodModel each : type.methods()) {
                if (type == subject.type() && each == method) {
                    break;
                }
                boolean overridden = type != subject.type()
                        && !each.has(Opcodes.ACC_PRIVATE)
                        && each.name().equals(method.name())
                        && each.descriptor().equals(method.descriptor());
                if (!overridden && entry.equals(entry(each))) {
                    problems.error(
                            subject,
                            "name",
                            name(method, subject.annotation()),
                            null,
                            "is " + type.simpleName() + "." + each.display()
                                    + " in the journal, too, with the same version;"
                                    + " give one of them another name");
                    return;
                }
            }
        }
    }

    private static String entry(MethodModel method) {
        Optional<AnnotationModel> own = method.annotation(ANNOTATION);
        return own.isEmpty() || method.has(Opcodes.ACC_BRIDGE)
                ? ""
                : entry(method, new AnnotationValues(Journaled.class, own.get()));
    }

    private static String entry(MethodModel method, AnnotationValues said) {
        return name(method, said) + " " + said.number("version");
    }

    private static String name(MethodModel method, AnnotationValues said) {
        return said.text("name").isEmpty() ? method.name() : said.text("name");
    }
}
