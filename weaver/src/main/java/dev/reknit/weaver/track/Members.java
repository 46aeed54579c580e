package dev.reknit.weaver.track;

import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.Marks;
import java.util.List;
import java.util.StringJoiner;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Writes what a tracked class needs to save its fields and to put them back. */
final class Members {
    private static final int HIDDEN_FIELD = Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;
    private static final int CALLED_BY_LOG = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
    private static final int CALLED_BY_NEST = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

    private final ClassVisitor into;
    private final ClassModel type;
    private final TrackedClass tracked;
    private final String owner;
    private final String self;

    Members(ClassVisitor into, ClassModel type, TrackedClass tracked) {
        this.into = into;
        this.type = type;
        this.tracked = tracked;
        this.owner = type.name();
        this.self = "L" + owner + ";";
    }

    void write() {
        field(HIDDEN_FIELD, Names.STAMP, "J", null);
        field(HIDDEN_FIELD | Opcodes.ACC_VOLATILE, Names.LOCK, Names.INSTANCE_LOCK_DESCRIPTOR, null);
        int constant = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        field(constant, Marks.COPIED, "Ljava/lang/String;", names(tracked.copied()));
        if (!tracked.near().isEmpty()) {
            field(constant, Marks.NEAR, "Ljava/lang/String;", names(tracked.near()));
        }
        undo();
        reach();
        getLock();
        setLock();
        if (tracked.isSaved()) {
            save();
            touch();
            touchWithoutLog();
        }
    }

    private static String names(List<FieldModel> fields) {
        StringJoiner names = new StringJoiner(",");
        for (FieldModel each : fields) {
            names.add(each.name());
        }
        return names.toString();
    }

    private void field(int access, String name, String descriptor, @Nullable Object value) {
        FieldVisitor field = into.visitField(access, name, descriptor, null, value);
        if (field != null) {
            field.visitEnd();
        }
    }

    private MethodVisitor method(int access, String name, String descriptor) {
        MethodVisitor code = into.visitMethod(access, name, descriptor, null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, int result, int maxStack, int maxLocals) {
        code.visitInsn(result);
        code.visitMaxs(maxStack, maxLocals);
        code.visitEnd();
    }

    /**
     * {@code if (level == LEVEL) { this.stamp = stamp; this.b = log.take...; this.a = log.take...; } else super.undo(level, stamp,
     * log);}
     */
    private void undo() {
        String descriptor = "(IJ" + Names.LOG_DESCRIPTOR + ")V";
        MethodVisitor code = method(CALLED_BY_LOG, Names.UNDO, descriptor);
        Label other = new Label();
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitLdcInsn(tracked.level());
        code.visitJumpInsn(Opcodes.IF_ICMPNE, other);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.LLOAD, 2);
        code.visitFieldInsn(Opcodes.PUTFIELD, owner, Names.STAMP, "J");
        List<FieldModel> fields = tracked.logged();
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (!fields.get(i).isFinal()) {
                take(code, fields.get(i));
            }
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(other);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        if (tracked.trackedSuperclass() != null) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ILOAD, 1);
            code.visitVarInsn(Opcodes.LLOAD, 2);
            code.visitVarInsn(Opcodes.ALOAD, 4);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, type.superName(), Names.UNDO, descriptor, false);
        }
        end(code, Opcodes.RETURN, 5, 5);
    }

    private void take(MethodVisitor code, FieldModel field) {
        Type of = Type.getType(field.descriptor());
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 4);
        if (of.getSort() >= Type.ARRAY) {
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.LOG, "takeReference", "()Ljava/lang/Object;", false);
            code.visitTypeInsn(Opcodes.CHECKCAST, of.getInternalName());
        } else {
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.LOG, "takeNumber", "()J", false);
            switch (of.getSort()) {
                case Type.LONG -> {}
                case Type.DOUBLE -> call(code, "java/lang/Double", "longBitsToDouble", "(J)D");
                case Type.FLOAT -> {
                    code.visitInsn(Opcodes.L2I);
                    call(code, "java/lang/Float", "intBitsToFloat", "(I)F");
                }
                default -> code.visitInsn(Opcodes.L2I);
            }
        }
        code.visitFieldInsn(Opcodes.PUTFIELD, owner, field.name(), field.descriptor());
    }

    private static void call(MethodVisitor code, String in, String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, in, name, descriptor, false);
    }

    private void reach() {
        String descriptor = "(" + Names.LOG_DESCRIPTOR + ")V";
        MethodVisitor code = method(CALLED_BY_LOG, Names.REACH, descriptor);
        for (FieldModel each : tracked.logged()) {
            if (tracked.uncertain().contains(each.name())) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitFieldInsn(Opcodes.GETFIELD, owner, each.name(), each.descriptor());
                code.visitVarInsn(Opcodes.ALOAD, 1);
                call(code, Names.LOG, "reach", "(Ljava/lang/Object;" + Names.LOG_DESCRIPTOR + ")V");
            }
        }
        if (tracked.trackedSuperclass() != null) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, type.superName(), Names.REACH, descriptor, false);
        }
        end(code, Opcodes.RETURN, 2, 2);
    }

    private void getLock() {
        MethodVisitor code = method(CALLED_BY_LOG, Names.LOCK, "()" + Names.INSTANCE_LOCK_DESCRIPTOR);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, Names.LOCK, Names.INSTANCE_LOCK_DESCRIPTOR);
        end(code, Opcodes.ARETURN, 1, 1);
    }

    /** {@code this.lock = lock; if (lock == null) { this.stamp = 0; super.lock(null); }} Null is what a clone is given. */
    private void setLock() {
        String descriptor = "(" + Names.INSTANCE_LOCK_DESCRIPTOR + ")V";
        MethodVisitor code = method(CALLED_BY_LOG, Names.LOCK, descriptor);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitFieldInsn(Opcodes.PUTFIELD, owner, Names.LOCK, Names.INSTANCE_LOCK_DESCRIPTOR);
        Label done = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IFNONNULL, done);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.LCONST_0);
        code.visitFieldInsn(Opcodes.PUTFIELD, owner, Names.STAMP, "J");
        if (tracked.trackedSuperclass() != null) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, type.superName(), Names.LOCK, descriptor, false);
        }
        code.visitLabel(done);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        end(code, Opcodes.RETURN, 3, 2);
    }

    /** Unless the object was saved already: the entry holds the fields in their order; the stamp is set when it counts. */
    private void save() {
        int access = Opcodes.ACC_PRIVATE | CALLED_BY_NEST;
        MethodVisitor code = method(access, Names.SAVE, "(" + self + Names.LOG_DESCRIPTOR + ")V");
        int references = 0;
        int numbers = 0;
        for (FieldModel each : tracked.logged()) {
            if (!each.isFinal()) {
                boolean isReference = Type.getType(each.descriptor()).getSort() >= Type.ARRAY;
                references += isReference ? 1 : 0;
                numbers += isReference ? 0 : 1;
            }
        }
        Label saved = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 1);
        getStamp(code);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.LOG, "isSaved", "(J)Z", false);
        code.visitJumpInsn(Opcodes.IFNE, saved);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitLdcInsn(references + 1);
        code.visitLdcInsn(numbers + 2);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.LOG, "begin", "(II)V", false);
        for (FieldModel each : tracked.logged()) {
            if (!each.isFinal()) {
                put(code, each);
            }
        }
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitLdcInsn(tracked.level());
        getStamp(code);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.LOG, "end", "(" + Names.TRACKED_DESCRIPTOR + "IJ)V", false);
        code.visitLabel(saved);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.LOG, "epoch", "()J", false);
        code.visitFieldInsn(Opcodes.PUTFIELD, owner, Names.STAMP, "J");
        end(code, Opcodes.RETURN, 5, 2);
    }

    private void getStamp(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, Names.STAMP, "J");
    }

    private void put(MethodVisitor code, FieldModel field) {
        Type of = Type.getType(field.descriptor());
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, field.name(), field.descriptor());
        switch (of.getSort()) {
            case Type.ARRAY, Type.OBJECT, Type.LONG -> {}
            case Type.DOUBLE -> call(code, "java/lang/Double", "doubleToRawLongBits", "(D)J");
            case Type.FLOAT -> {
                call(code, "java/lang/Float", "floatToRawIntBits", "(F)I");
                code.visitInsn(Opcodes.I2L);
            }
            default -> code.visitInsn(Opcodes.I2L);
        }
        String descriptor = of.getSort() >= Type.ARRAY ? "(Ljava/lang/Object;)V" : "(J)V";
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.LOG, "put", descriptor, false);
    }

    /** Whoever can name a field can call this. */
    private int calledByWriters() {
        boolean inherited = tracked.near().stream().anyMatch(each -> (each.access() & Opcodes.ACC_PROTECTED) != 0);
        return inherited ? CALLED_BY_NEST | Opcodes.ACC_PROTECTED : CALLED_BY_NEST;
    }

    /** {@code if (self != null && self.stamp != log.epoch()) save(self, log);} The write itself throws for null. */
    private void touch() {
        MethodVisitor code = method(calledByWriters(), Names.TOUCH, "(" + self + Names.LOG_DESCRIPTOR + ")V");
        Label done = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitJumpInsn(Opcodes.IFNULL, done);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, Names.STAMP, "J");
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.LOG, "epoch", "()J", false);
        code.visitInsn(Opcodes.LCMP);
        code.visitJumpInsn(Opcodes.IFEQ, done);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        call(code, owner, Names.SAVE, "(" + self + Names.LOG_DESCRIPTOR + ")V");
        code.visitLabel(done);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        end(code, Opcodes.RETURN, 4, 2);
    }

    /** {@code UndoLog log = UndoLog.current(); if (log != null) touch(self, log);} */
    private void touchWithoutLog() {
        MethodVisitor code = method(calledByWriters(), Names.TOUCH, "(" + self + ")V");
        Label done = new Label();
        call(code, Names.LOG, "current", "()" + Names.LOG_DESCRIPTOR);
        code.visitVarInsn(Opcodes.ASTORE, 1);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IFNULL, done);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        call(code, owner, Names.TOUCH, "(" + self + Names.LOG_DESCRIPTOR + ")V");
        code.visitLabel(done);
        code.visitFrame(Opcodes.F_APPEND, 1, new Object[] {Names.LOG}, 0, null);
        end(code, Opcodes.RETURN, 2, 2);
    }
}
