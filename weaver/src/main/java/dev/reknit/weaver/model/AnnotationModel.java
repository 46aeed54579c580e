package dev.reknit.weaver.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.bytebuddy.jar.asm.Type;

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

    /** The simple name of its type. */
    public String simpleName() {
        String name = Type.getType(descriptor).getClassName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    static Optional<AnnotationModel> find(List<AnnotationModel> among, String descriptor) {
        for (AnnotationModel each : among) {
            if (each.descriptor.equals(descriptor)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
