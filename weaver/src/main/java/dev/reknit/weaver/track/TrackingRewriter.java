package dev.reknit.weaver.track;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** Has the code of one class of a nest log what it changes. */
public final class TrackingRewriter extends ClassVisitor {

    /**
     * Creates the visitor.
     *
     * @param next takes the class with its barriers; the woven wrappers are written behind this
     * @param classFile the class that will be visited; it is read twice more, since a method's first instruction depends on
     *     whether there is anything to log in it
     * @param type the same, read whole
     * @param index finds what the class calls
     */
    public TrackingRewriter(
            ClassVisitor next, ClassReader classFile, ClassModel type, TrackedNest nest, ClassIndex index) {
        super(OpenedClassReader.ASM_API, next);
    }
}
