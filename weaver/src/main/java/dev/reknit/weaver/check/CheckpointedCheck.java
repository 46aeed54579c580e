package dev.reknit.weaver.check;

import dev.reknit.Ephemeral;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;

/** The rules of {@link dev.reknit.Checkpointed}. */
final class CheckpointedCheck implements Check {
    /** The attributes that are about objects, and not about calls. */
    private static final List<String> OF_OBJECTS =
            List.of("name", "store", "every", "interval", "intervalUnit", "keep", "recover");

    @Override
    public void check(Subject subject, Problems problems) {
        if (subject.method() == null) {
            new DurableCheck(subject, problems).check();
            checkState(subject, problems, StateWalk.saved(subject.types()));
        } else {
            check(subject, subject.method(), problems);
        }
    }

    private static void check(Subject subject, MethodModel method, Problems problems) {
        FailureLists failures = new FailureLists(subject, problems, "restoreOn", "skipOn");
        failures.checkNotEmpty();
        failures.checkContradictions();
        failures.checkOccurrence(List.of(method));
        boolean ofClass = subject.declaration() != subject;
        if (method.isStatic()) {
            problems.error(
                    subject,
                    "is static, so there is no object whose state could be restored;"
                            + " make it an instance method, or take the annotation off");
        }
        if (method.isAsynchronous()) {
            problems.error(
                    subject,
                    "returns a stage: others could change the state before it completes, and"
                            + " restoring would undo their changes; "
                            + (ofClass
                                    ? "move it to another class, which calls this one when the change is due"
                                    : "annotate a method that returns when the change is done"));
        }
        if (ofClass) {
            checkJournal(subject, method, problems);
        } else {
            checkOwn(subject, method, problems);
        }
    }

    private static void checkOwn(Subject subject, MethodModel method, Problems problems) {
        boolean arguments = subject.annotation().flag("arguments");
        if (arguments && method.parameters().length == 0) {
            problems.warning(
                    subject, "arguments", true, "has no effect, since " + method.display() + " has no parameters");
        }
        for (String each : OF_OBJECTS) {
            if (subject.annotation().isWritten(each)) {
                problems.error(
                        subject,
                        each,
                        subject.annotation().value(each),
                        "restoreOn, skipOn, arguments",
                        "is about objects, not about calls; write it where the class is annotated, or leave it out");
            }
        }
        StateWalk walk = StateWalk.captured(subject.types());
        if (arguments) {
            walk.arguments(method, ", or leave arguments = false");
        }
        if (!method.isStatic()) {
            walk.object(subject.type());
        }
        checkState(subject, problems, walk);
    }

    /** What one method writes down and another does not cannot be done again in the order in which it was done. */
    private static void checkJournal(Subject subject, MethodModel method, Problems problems) {
        if (method.annotation(JournaledCheck.ANNOTATION).isPresent()
                || subject.hierarchy().classes().stream()
                        .flatMap(each -> each.methods().stream())
                        .noneMatch(each ->
                                each.annotation(JournaledCheck.ANNOTATION).isPresent())) {
            return;
        }
        Set<String> written = State.written(subject.type(), method);
        if (!written.isEmpty()) {
            problems.warning(
                    subject,
                    "writes " + String.join(", ", written)
                            + ", and is not @Journaled as others are: what it does is safe with the next checkpoint only,"
                            + " and calls that are run again from the journal do not find it; annotate it, too");
        }
    }

    private static void checkState(Subject subject, Problems problems, StateWalk walk) {
        if (subject.method() == null) {
            walk.object(subject.type());
        }
        for (StateWalk.Obstacle each : walk.obstacles()) {
            each.tell(subject, problems);
        }
        checkMarks(subject, problems);
    }

    private static void checkMarks(Subject subject, Problems problems) {
        for (FieldModel field : subject.type().fields()) {
            Optional<AnnotationModel> mark = field.annotation(Type.getDescriptor(Ephemeral.class));
            if (mark.isPresent()) {
                AnnotationValues ephemeral = new AnnotationValues(Ephemeral.class, mark.get());
                Checks.check(new Subject(subject.type(), null, field, ephemeral, subject.index()), problems);
            }
        }
    }
}
