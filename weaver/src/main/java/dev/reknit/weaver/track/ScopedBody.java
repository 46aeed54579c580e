package dev.reknit.weaver.track;

import dev.reknit.weaver.model.ClassFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a method's code that of one with a log as its first parameter: the other local variables
 * move up by one. What belongs to the method as others see it is left out. Expects expanded frames.
 */
final class ScopedBody extends MethodVisitor {
    private final int log;

    /**
     * Creates the visitor.
     *
     * @param log the local variable that has the log, 0 in static methods, else 1
     */
    ScopedBody(MethodVisitor next, int log) {
        super(OpenedClassReader.ASM_API, next);
        this.log = log;
    }

    private int moved(int local) {
        return local < log ? local : local + 1;
    }

    @Override
    public void visitVarInsn(int opcode, int local) {
        boolean twoSlots = opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE;
        if (twoSlots && local < log) {
            throw ClassFileException.tooLarge("a number of two slots in place of this");
        }
        super.visitVarInsn(opcode, moved(local));
    }

    @Override
    public void visitIincInsn(int local, int increment) {
        super.visitIincInsn(moved(local), increment);
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
        super.visitLocalVariable(name, descriptor, signature, start, end, moved(index));
    }

    @Override
    public void visitFrame(int kind, int localCount, Object[] locals, int stackCount, Object[] stack) {
        List<Object> moved = new ArrayList<>(Arrays.asList(locals).subList(0, localCount));
        if (moved.size() < log) {
            moved.add(Opcodes.TOP);
        }
        moved.add(log, Names.LOG);
        super.visitFrame(kind, moved.size(), moved.toArray(), stackCount, stack);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack, maxLocals + 1);
    }

    @Override
    public void visitParameter(String name, int access) {}

    @Override
    public @Nullable AnnotationVisitor visitAnnotationDefault() {
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
            int typeRef, TypePath typePath, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public void visitAnnotableParameterCount(int parameterCount, boolean visible) {}

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitInsnAnnotation(
            int typeRef, TypePath typePath, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTryCatchAnnotation(
            int typeRef, TypePath typePath, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitLocalVariableAnnotation(
            int typeRef,
            TypePath typePath,
            Label[] start,
            Label[] end,
            int[] index,
            String descriptor,
            boolean visible) {
        return null;
    }

    @Override
    public void visitAttribute(Attribute attribute) {}
}
