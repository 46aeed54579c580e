package dev.reknit.weaver.rewrite;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** How a value of a type goes to a {@link dev.reknit.runtime.encoding.StateWriter} and comes from a reader. */
public final class Encoded {
    private final Type type;
    private final String kind;

    private Encoded(Type type) {
        this.type = type;
        this.kind = switch (type.getSort()) {
            case Type.BOOLEAN -> "Boolean";
            case Type.BYTE -> "Byte";
            case Type.SHORT -> "Short";
            case Type.CHAR -> "Char";
            case Type.INT -> "Int";
            case Type.LONG -> "Long";
            case Type.FLOAT -> "Float";
            case Type.DOUBLE -> "Double";
            default -> "Reference";
        };
    }

    /** For fields of a descriptor. */
    public static Encoded of(String descriptor) {
        return of(Type.getType(descriptor));
    }

    static Encoded of(Type type) {
        return new Encoded(type);
    }

    /** Puts the value on the stack into the writer below it. */
    public void put(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.STATE_WRITER, "put" + kind, "(" + passed() + ")V", false);
    }

    /** Takes a value from the reader on the stack. */
    public void take(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.STATE_READER, "take" + kind, "()" + passed(), false);
        if (isReference() && !type.getInternalName().equals(Names.OBJECT)) {
            code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        }
    }

    private boolean isReference() {
        return type.getSort() >= Type.ARRAY;
    }

    private String passed() {
        return isReference() ? "Ljava/lang/Object;" : type.getDescriptor();
    }
}
