package dev.reknit.weaver.rewrite;

import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Fills the redundant fields of an object as soon as its superclass is constructed, so that the rest
 * of the constructor and what it calls may use them. A constructor that calls another of the same
 * class leaves it to that.
 *
 * <p>The call of the superclass's constructor is the first constructor call that no {@code new} came
 * before: compilers write the arguments of the call, with whatever they create, in one line before
 * it.
 */
final class FieldFiller extends MethodVisitor {
    /** How much stack it takes to fill a field of an object: the object, the constant, the object. */
    private static final int STACK = 3;

    private final ClassModel type;
    private final Map<FieldModel, Constant> fields;
    private int pending;
    private boolean done;

    FieldFiller(MethodVisitor next, ClassModel type, Map<FieldModel, Constant> fields) {
        super(OpenedClassReader.ASM_API, next);
        this.type = type;
        this.fields = fields;
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
        if (done || opcode != Opcodes.INVOKESPECIAL || !name.equals("<init>")) {
            return;
        }
        if (pending > 0) {
            pending--;
            return;
        }
        done = true;
        if (owner.equals(type.superName())) {
            for (Map.Entry<FieldModel, Constant> each : fields.entrySet()) {
                if (!each.getKey().isStatic()) {
                    fill(mv, type, each.getKey(), each.getValue());
                }
            }
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + STACK, maxLocals);
    }

    /** Writes code that fills one field. */
    static void fill(MethodVisitor code, ClassModel type, FieldModel field, Constant constant) {
        boolean isStatic = field.isStatic();
        if (!isStatic) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
        }
        constant.load(code, type.name());
        if (isStatic) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else {
            code.visitVarInsn(Opcodes.ALOAD, 0);
        }
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                Names.REDUNDANT_FIELD,
                "instance",
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                false);
        code.visitTypeInsn(Opcodes.CHECKCAST, Type.getType(field.descriptor()).getInternalName());
        int opcode = isStatic ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD;
        code.visitFieldInsn(opcode, type.name(), field.name(), field.descriptor());
    }
}
