package dev.reknit.weaver.select;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;

/**
 * Adds annotations to methods that do not have them, for code that cannot be annotated. An
 * annotation that the method or its class has wins. Safe for use by several threads.
 */
@FunctionalInterface
public interface Rule {
    /** The annotations that a method is to have besides its own; empty for none. */
    List<AnnotationModel> annotations(ClassModel type, MethodModel method);
}
