package dev.reknit.weaver.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as it stands in a class file.
 *
 * @param descriptor of its type
 * @param values what was written, without defaults: boxed primitives, {@link String}, {@link Type}
 *     for classes, {@link EnumValue}, nested {@link AnnotationModel}, and {@link List} of these for arrays
 */
public record AnnotationModel(String descriptor, Map<String, Object> values) {
    /**
     * A constant of an enum.
     *
     * @param descriptor of the enum
     */
    public record EnumValue(String descriptor, String name) {}

    /** Writes the annotation. */
    public void accept(AnnotationVisitor into) {
        for (Map.Entry<String, Object> each : values.entrySet()) {
            write(into, each.getKey(), each.getValue());
        }
        into.visitEnd();
    }

    private static void write(AnnotationVisitor into, @Nullable String name, Object value) {
        if (value instanceof EnumValue constant) {
            into.visitEnum(name, constant.descriptor(), constant.name());
        } else if (value instanceof AnnotationModel nested) {
            nested.accept(into.visitAnnotation(name, nested.descriptor()));
        } else if (value instanceof List<?> elements) {
            AnnotationVisitor array = into.visitArray(name);
            for (Object each : elements) {
                write(array, null, each);
            }
            array.visitEnd();
        } else {
            into.visit(name, value);
        }
    }

    /** The first of a descriptor. */
    public static Optional<AnnotationModel> find(List<AnnotationModel> among, String descriptor) {
        for (AnnotationModel each : among) {
            if (each.descriptor.equals(descriptor)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
