package dev.reknit.weaver.track;

import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Has a method begin by asking whether a scope is open, and then run its other body:
 *
 * <pre>{@code
 * UndoLog log = UndoLog.current();
 * if (log != null) {
 *     return reknit$scoped$book(log, order);
 * }
 * }</pre>
 */
final class Prologue extends MethodVisitor {
    private final ClassModel type;
    private final MethodModel method;
    private final int line;

    /**
     * Creates the visitor.
     *
     * @param line the method's first line; negative if it is not known
     */
    Prologue(MethodVisitor next, ClassModel type, MethodModel method, int line) {
        super(OpenedClassReader.ASM_API, next);
        this.type = type;
        this.method = method;
        this.line = line;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (line >= 0) {
            Label start = new Label();
            super.visitLabel(start);
            super.visitLineNumber(line, start);
        }
        Label outside = new Label();
        super.visitMethodInsn(Opcodes.INVOKESTATIC, Names.LOG, "current", "()" + Names.LOG_DESCRIPTOR, false);
        super.visitInsn(Opcodes.DUP);
        super.visitJumpInsn(Opcodes.IFNULL, outside);
        callScoped();
        super.visitInsn(method.result().getOpcode(Opcodes.IRETURN));
        super.visitLabel(outside);
        super.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {Names.LOG});
        super.visitInsn(Opcodes.POP); // keeps this frame apart from one that the method may begin with
    }

    private void callScoped() {
        int local = 0;
        if (!method.isStatic()) {
            super.visitVarInsn(Opcodes.ALOAD, local++);
            super.visitInsn(Opcodes.SWAP);
        }
        for (Type each : method.parameters()) {
            super.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
            local += each.getSize();
        }
        super.visitMethodInsn(
                method.isStatic() ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
                type.name(),
                Names.scoped(method.name()),
                Names.scopedDescriptor(method.descriptor()),
                type.isInterface());
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        int logAndArguments = 1 + (Type.getArgumentsAndReturnSizes(method.descriptor()) >> 2);
        super.visitMaxs(Math.max(maxStack, Math.max(2, logAndArguments)), maxLocals);
    }
}
