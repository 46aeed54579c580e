package dev.reknit.weaver.rewrite;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.select.Applied;
import dev.reknit.weaver.select.MethodPlan;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes what rules gave to a method: the runtime reads policies from annotations, so those of a rule become
 * annotations, in place of what the method had of the same kind.
 */
public final class RuleAnnotations extends MethodVisitor {
    private final Set<String> replaced = new HashSet<>();

    private RuleAnnotations(MethodVisitor next) {
        super(OpenedClassReader.ASM_API, next);
    }

    /** The visitor to use in place of another; the same where no rule had a part. */
    public static MethodVisitor of(MethodPlan method, MethodVisitor next) {
        RuleAnnotations into = new RuleAnnotations(next);
        for (Applied each : method.applied()) {
            if (each.isFromRules()) {
                AnnotationModel written = each.values().written();
                into.replaced.add(written.descriptor());
                written.accept(next.visitAnnotation(written.descriptor(), true));
            }
        }
        return into.replaced.isEmpty() ? next : into;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return replaced.contains(descriptor) ? null : super.visitAnnotation(descriptor, visible);
    }
}
