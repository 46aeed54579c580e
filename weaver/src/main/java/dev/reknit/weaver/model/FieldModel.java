package dev.reknit.weaver.model;

import java.util.List;
import java.util.Optional;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A field of a class file.
 *
 * @param signature the generic signature; null if there is none
 * @param constant the value of a constant; null for other fields
 */
public record FieldModel(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object constant,
        List<AnnotationModel> annotations) {
    /** Whether it is static. */
    public boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    /** Whether it is final. */
    public boolean isFinal() {
        return (access & Opcodes.ACC_FINAL) != 0;
    }

    /** An annotation of the field by its descriptor. */
    public Optional<AnnotationModel> annotation(String descriptor) {
        return AnnotationModel.find(annotations, descriptor);
    }
}
