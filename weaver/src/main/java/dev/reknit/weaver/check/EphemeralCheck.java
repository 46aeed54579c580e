package dev.reknit.weaver.check;

import dev.reknit.weaver.model.FieldModel;
import java.util.Objects;
import net.bytebuddy.jar.asm.Opcodes;

/** The rules of {@link dev.reknit.Ephemeral}. */
final class EphemeralCheck implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        FieldModel field = Objects.requireNonNull(subject.field());
        if (field.isStatic()) {
            problems.warning(
                    subject, "has no effect on a static field, which is not part of an object's state; take it off");
        } else if ((field.access() & Opcodes.ACC_TRANSIENT) != 0) {
            problems.warning(subject, "has no effect on a transient field, which is not captured anyway; take it off");
        }
    }
}
