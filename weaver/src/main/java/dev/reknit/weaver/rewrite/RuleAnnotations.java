package dev.reknit.weaver.rewrite;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.select.Applied;
import dev.reknit.weaver.select.MethodPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes what rules gave to a method: the runtime reads policies from annotations, so those of a rule become
 * annotations, in place of what the method had of the same kind. They come after its own, whose order some ask for: JUnit 4
 * takes no notice of {@code @Before} behind an annotation that an override has, too.
 */
public final class RuleAnnotations extends MethodVisitor {
    private final Map<String, AnnotationModel> byRule;

    private RuleAnnotations(MethodVisitor next, Map<String, AnnotationModel> byRule) {
        super(OpenedClassReader.ASM_API, next);
        this.byRule = byRule;
    }

    /** The visitor to use in place of another; the same where no rule had a part. */
    public static MethodVisitor of(MethodPlan method, MethodVisitor next) {
        Map<String, AnnotationModel> byRule = new LinkedHashMap<>();
        for (Applied each : method.applied()) {
            if (each.isFromRules()) {
                AnnotationModel written = each.values().written();
                byRule.put(written.descriptor(), written);
            }
        }
        return byRule.isEmpty() ? next : new RuleAnnotations(next, byRule);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return byRule.containsKey(descriptor) ? null : super.visitAnnotation(descriptor, visible);
    }

    @Override
    public void visitCode() {
        for (AnnotationModel each : byRule.values()) {
            each.accept(super.visitAnnotation(each.descriptor(), true));
        }
        super.visitCode();
    }
}
