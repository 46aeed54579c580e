package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.Objects;
import java.util.Optional;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * One use of an annotation that takes effect.
 *
 * @param type the class in which it takes effect
 * @param method the method that it guards; null on a field
 * @param field the field; null on a method
 * @param annotation its values
 * @param index finds other classes
 */
public record Subject(
        ClassModel type,
        @Nullable MethodModel method,
        @Nullable FieldModel field,
        AnnotationValues annotation,
        ClassIndex index) {
    private static final String CHECKPOINTED = "Ldev/reknit/Checkpointed;";
    private static final String JOURNALED = "Ldev/reknit/Journaled;";

    /** The member as messages show it. */
    public String member() {
        return method != null ? method.display() : field != null ? field.name() : "";
    }

    /**
     * Whether the annotation stands on the member itself, rather than on its class or in a rule.
     */
    boolean isOwn() {
        return method == null
                || method.annotation(annotation.written().descriptor()).isPresent();
    }

    /**
     * The same, or the class or superclass on which the annotation stands. What is wrong with the values alone
     * is reported of this, once for all methods.
     */
    Subject declaration() {
        Optional<ClassIndex.OnClass> onClass = isOwn()
                ? Optional.empty()
                : index.annotation(type, annotation.written().descriptor());
        return onClass.isPresent() ? new Subject(onClass.get().owner(), null, null, annotation, index) : this;
    }

    /** Whether the state that a failed attempt leaves is restored. */
    boolean isCheckpointed() {
        return method != null
                && (method.annotation(CHECKPOINTED).isPresent()
                        || method.annotation(JOURNALED).isPresent()
                        || (!method.isStatic()
                                && !method.has(Opcodes.ACC_PRIVATE)
                                && index.annotation(type, CHECKPOINTED).isPresent()));
    }

    /** What annotations of a method are held against; there is none on a field or a class. */
    MethodModel guarded() {
        return Objects.requireNonNull(method, "not on a method");
    }

    /** The class with its supertypes. */
    Hierarchy hierarchy() {
        return new Hierarchy(type, index);
    }

    /** What is known of types. */
    Types types() {
        return new Types(index);
    }
}
