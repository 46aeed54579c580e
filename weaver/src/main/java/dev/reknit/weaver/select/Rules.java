package dev.reknit.weaver.select;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds annotations to methods that do not have them, for code that cannot be annotated. An attribute that an
 * annotation of the method or its class writes wins over what a rule says of it, and a rule over those after it. Safe for use by several threads.
 */
@FunctionalInterface
public interface Rules {
    /** No rules. */
    Rules NONE = new Rules() {
        @Override
        public ForClass of(ClassModel type, byte[] classFile) {
            return ForClass.NOTHING;
        }

        @Override
        public boolean mayConcern(byte[] classFile, ClassIndex.ClassFiles near) {
            return false;
        }
    };

    /** What is said of the methods of a class; asked once for a class. */
    ForClass of(ClassModel type, byte[] classFile);

    /**
     * Whether a rule may be about a method of a class; quick, and asked first.
     *
     * @param near where class files of supertypes are looked for first
     */
    default boolean mayConcern(byte[] classFile, ClassIndex.ClassFiles near) {
        return true;
    }

    /** What rules say of the methods of one class. For one thread. */
    @FunctionalInterface
    interface ForClass {
        /** Nothing. */
        ForClass NOTHING = method -> List.of();

        /** What is added to a method, in the order of the rules; empty for nothing. */
        List<Added> of(MethodModel method);

        /** Why the rules cannot be held against the class; null if they can. */
        default @Nullable String failure() {
            return null;
        }
    }

    /**
     * What a rule adds to a method.
     *
     * @param place the rule, as messages show it: {@code reknit.rules:3}
     */
    record Added(AnnotationModel annotation, String place) {}
}
