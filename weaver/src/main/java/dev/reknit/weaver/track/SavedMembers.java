package dev.reknit.weaver.track;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.rewrite.Encoded;
import dev.reknit.weaver.rewrite.Limits;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes what a class needs so that its objects can be saved, as {@link dev.reknit.runtime.encoding.Saveable} has it. */
final class SavedMembers {
    private static final int CALLED_BY_RUNTIME = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
    private static final int CALLED_BY_HEIRS = Opcodes.ACC_PROTECTED | Opcodes.ACC_SYNTHETIC;
    private static final int CONSTANT =
            Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
    private static final String TO = "(L" + Names.WRITER + ";)V";
    private static final String FROM = "(L" + Names.READER + ";)V";

    /** The object, a writer, a number of two slots. */
    private static final int STACK = 4;

    private final ClassVisitor into;
    private final ClassModel type;
    private final SavedClass saved;

    SavedMembers(ClassVisitor into, ClassModel type, SavedClass saved) {
        this.into = into;
        this.type = type;
        this.saved = saved;
    }

    void write() {
        constant();
        constructor();
        save(Names.SAVE_FINAL, true);
        save(Names.SAVE, false);
        load();
        refill();
    }

    /** Lines for {@code Shape}: the class, then its fields, each with the names it had before. */
    private void constant() {
        StringBuilder lines = new StringBuilder(type.binaryName());
        former(lines, type.annotations());
        for (FieldModel each : saved.fields()) {
            lines.append('\n')
                    .append(each.isFinal() ? '=' : '~')
                    .append(each.name())
                    .append(' ')
                    .append(each.descriptor());
            former(lines, each.annotations());
        }
        Limits.checkText(lines);
        FieldVisitor field = into.visitField(CONSTANT, Names.STATE, "Ljava/lang/String;", null, lines.toString());
        if (field != null) {
            field.visitEnd();
        }
    }

    private static void former(StringBuilder line, List<AnnotationModel> annotations) {
        Object names = AnnotationModel.find(annotations, Names.FORMER_NAMES)
                .map(each -> each.values().get("value"))
                .orElse(null);
        if (names instanceof List<?> several) {
            several.forEach(each -> line.append(' ').append(each));
        }
    }

    private MethodVisitor method(int access, String name, String descriptor) {
        MethodVisitor code = new Limits(into.visitMethod(access, name, descriptor, null, null));
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code) {
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(STACK, 2);
        code.visitEnd();
    }

    private void above(MethodVisitor code, String name, String descriptor) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, type.superName(), name, descriptor, false);
    }

    private void constructor() {
        MethodVisitor code = method(CALLED_BY_HEIRS, "<init>", FROM);
        if (saved.chained()) {
            above(code, "<init>", FROM);
        } else {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, type.superName(), "<init>", "()V", false);
        }
        take(code, true);
        end(code);
    }

    private void save(String name, boolean finals) {
        MethodVisitor code = method(CALLED_BY_RUNTIME, name, TO);
        if (saved.chained()) {
            above(code, name, TO);
        }
        for (FieldModel each : saved.fields()) {
            if (each.isFinal() == finals) {
                code.visitVarInsn(Opcodes.ALOAD, 1);
                get(code, each);
                Encoded.of(each.descriptor()).put(code);
            }
        }
        end(code);
    }

    private void load() {
        MethodVisitor code = method(CALLED_BY_RUNTIME, Names.LOAD, FROM);
        if (saved.chained()) {
            above(code, Names.LOAD, FROM);
        }
        take(code, false);
        end(code);
    }

    private void take(MethodVisitor code, boolean finals) {
        for (FieldModel each : saved.fields()) {
            if (each.isFinal() == finals) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitVarInsn(Opcodes.ALOAD, 1);
                Encoded.of(each.descriptor()).take(code);
                code.visitFieldInsn(Opcodes.PUTFIELD, type.name(), each.name(), each.descriptor());
            }
        }
    }

    private void refill() {
        MethodVisitor code = method(CALLED_BY_RUNTIME, Names.REFILL, FROM);
        if (saved.chained()) {
            above(code, Names.REFILL, FROM);
        }
        for (FieldModel each : saved.fields()) {
            if (each.isFinal()) {
                refill(code, each);
            }
        }
        end(code);
    }

    private void refill(MethodVisitor code, FieldModel field) {
        Type of = Type.getType(field.descriptor());
        code.visitVarInsn(Opcodes.ALOAD, 1);
        if (of.getSort() >= Type.ARRAY) {
            get(code, field);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.READER, "refill", "(Ljava/lang/Object;)V", false);
        } else {
            Encoded.of(field.descriptor()).take(code);
            code.visitInsn(of.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
    }

    private void get(MethodVisitor code, FieldModel field) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, type.name(), field.name(), field.descriptor());
    }
}
