package dev.reknit.weaver.check;

import dev.reknit.Ephemeral;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.jar.asm.Type;

/** The rules of {@link dev.reknit.Checkpointed}. */
final class CheckpointedCheck implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        if (subject.method() == null) {
            new DurableCheck(subject, problems).check();
            checkState(subject, problems, false);
            checkMarks(subject, problems);
            return;
        }
        MethodModel method = subject.guarded();
        FailureLists failures = new FailureLists(subject, problems, "restoreOn", "skipOn");
        failures.checkNotEmpty();
        failures.checkContradictions();
        failures.checkOccurrence(List.of(method));
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
                            + " restoring would undo their changes; annotate a method that returns when the change"
                            + " is done");
        }
        boolean arguments = subject.annotation().flag("arguments");
        if (arguments && method.parameters().length == 0) {
            problems.warning(
                    subject, "arguments", true, "has no effect, since " + method.display() + " has no parameters");
        }
        if (subject.declaration() == subject) {
            checkState(subject, problems, arguments);
            checkMarks(subject, problems);
        }
    }

    private static void checkState(Subject subject, Problems problems, boolean arguments) {
        StateWalk walk = new StateWalk(subject.types());
        if (subject.method() == null || !subject.guarded().isStatic()) {
            walk.object(subject.type());
        }
        if (arguments) {
            walk.arguments(subject.guarded());
        }
        for (StateWalk.Obstacle each : walk.obstacles()) {
            problems.error(subject, each.message());
        }
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
