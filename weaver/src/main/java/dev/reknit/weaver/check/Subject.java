package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
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

    /** The member as messages show it. */
    public String member() {
        return method != null ? method.display() : field != null ? field.name() : "";
    }
}
