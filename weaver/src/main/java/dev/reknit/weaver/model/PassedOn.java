package dev.reknit.weaver.model;

import dev.reknit.weaver.model.MethodModel.Call;
import java.util.List;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Sees whether a method does nothing but pass its call on: it loads parameters, constants, and perhaps one field as the
 * receiver, calls one method, and returns what that does. Kotlin's checks for null do not count.
 */
final class PassedOn extends MethodVisitor {
    private static final String KOTLIN_CHECKS = "kotlin/jvm/internal/Intrinsics";

    private final List<Call> into;
    private @Nullable String field;
    private @Nullable Call call;
    private boolean doesMore;

    /** Adds the call to a list when the method's end is seen, if it is all that there is. */
    PassedOn(List<Call> into) {
        super(OpenedClassReader.ASM_API);
        this.into = into;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        boolean reads = opcode == Opcodes.GETSTATIC || opcode == Opcodes.GETFIELD;
        doesMore |= !reads || field != null || call != null;
        field = name;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (!owner.equals(KOTLIN_CHECKS)) {
            doesMore |= call != null;
            call = new Call(owner, name, descriptor, field);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        doesMore |= opcode > Opcodes.DCONST_1 && (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        doesMore |= opcode > Opcodes.ALOAD;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        doesMore |= opcode != Opcodes.CHECKCAST;
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        doesMore = true;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        doesMore = true;
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        doesMore = true;
    }

    @Override
    public void visitEnd() {
        if (call != null && !doesMore) {
            into.add(call);
        }
    }
}
