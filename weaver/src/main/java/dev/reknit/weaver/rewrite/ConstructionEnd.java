package dev.reknit.weaver.rewrite;

import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassModel;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Tells the gate of a durable class that an object was constructed, wherever a constructor returns. One that calls another of
 * the same class leaves it to that; so the end of the object's construction may be ahead, with what the first of them still does.
 */
final class ConstructionEnd extends MethodVisitor {
    /** The gate, the object. */
    private static final int STACK = 2;

    private final ClassModel type;
    private final Constant gate;
    private int pending;
    private boolean found;
    private boolean leaves;

    ConstructionEnd(MethodVisitor next, ClassModel type, Constant gate) {
        super(OpenedClassReader.ASM_API, next);
        this.type = type;
        this.gate = gate;
    }

    @Override
    public void visitTypeInsn(int opcode, String created) {
        if (opcode == Opcodes.NEW) {
            pending++;
        }
        super.visitTypeInsn(opcode, created);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (found || !name.equals("<init>")) {
            return;
        }
        if (pending > 0) {
            pending--;
        } else {
            found = true;
            leaves = owner.equals(type.name());
        }
    }

    @Override
    public void visitVarInsn(int opcode, int local) {
        if (local == 0 && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
            throw ClassFileException.of(new IllegalStateException("a constructor has something else in place of this"));
        }
        super.visitVarInsn(opcode, local);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.RETURN && !leaves) {
            gate.load(mv, type.name());
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, Names.DURABLE_GATE, "constructed", "(Ljava/lang/Object;)V", false);
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + STACK, maxLocals);
    }
}
