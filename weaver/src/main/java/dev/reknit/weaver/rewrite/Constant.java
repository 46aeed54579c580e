package dev.reknit.weaver.rewrite;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A constant that a woven class holds: one of the runtime's objects, made by a static {@code of(Lookup, name, …)}.
 *
 * @param field the name of the static field
 * @param type the internal name of the object's class
 * @param member the name of the guarded member
 * @param descriptor the descriptor of the guarded method; null for a field
 * @param number a further argument; null for none
 */
record Constant(
        String field,
        String type,
        String member,
        @Nullable String descriptor,
        @Nullable Integer number) {
    /** How much stack its making takes: a lookup, two texts, a number. */
    static final int STACK = 4;

    String fieldDescriptor() {
        return "L" + type + ";";
    }

    /** Reads it. */
    void load(MethodVisitor code, String owner) {
        code.visitFieldInsn(Opcodes.GETSTATIC, owner, field, fieldDescriptor());
    }

    /** Makes it; in the initializer of the class. */
    void initialize(MethodVisitor code, String owner) {
        StringBuilder parameters = new StringBuilder("(L").append(Names.LOOKUP).append(";Ljava/lang/String;");
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", "()L" + Names.LOOKUP + ";", false);
        code.visitLdcInsn(member);
        if (descriptor != null) {
            code.visitLdcInsn(descriptor);
            parameters.append("Ljava/lang/String;");
        }
        if (number != null) {
            Emitter.pushInt(code, number);
            parameters.append('I');
        }
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                type,
                "of",
                parameters.append(")").append(fieldDescriptor()).toString(),
                false);
        code.visitFieldInsn(Opcodes.PUTSTATIC, owner, field, fieldDescriptor());
    }
}
