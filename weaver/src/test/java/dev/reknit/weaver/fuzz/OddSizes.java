package dev.reknit.weaver.fuzz;

import static net.bytebuddy.jar.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;

/** Classes near the largest that there may be, or beyond once they are woven. */
final class OddSizes {
    private static final String OBJECT = "java/lang/Object";

    private OddSizes() {}

    static List<Sample> samples() {
        List<Sample> all = new ArrayList<>();
        all.add(OddClass.of("odd/Big")
                .with(writer -> members(writer, 60_000, false))
                .empty(ACC_PUBLIC, "run", "()I")
                .sample("60,000 fields"));
        all.add(OddClass.of("odd/Big")
                .with(writer -> members(writer, 65_530, false))
                .with(writer -> guarded(writer, 10))
                .sample("65,530 fields"));
        all.add(OddClass.plain("odd/Big", V17, ACC_PUBLIC | ACC_ABSTRACT, OBJECT, 0)
                .with(writer -> members(writer, 60_000, true))
                .with(writer -> guarded(writer, 2))
                .sample("60,000 methods"));
        all.add(OddClass.of("odd/Big").with(writer -> guarded(writer, 4_000)).sample("4,000 guarded methods"));
        all.add(OddClass.of("odd/Big")
                .with(writer -> constants(writer, 60_000))
                .empty(ACC_PUBLIC, "run", "()I")
                .sample("60,000 constants"));
        all.add(OddClass.of("odd/Big")
                .with(writer -> constants(writer, 65_500))
                .empty(ACC_PUBLIC, "run", "()I")
                .sample("65,500 constants"));
        all.add(OddClass.of("odd/Long")
                .empty(ACC_PUBLIC, "x".repeat(65_530), "()I")
                .sample("name of 65,530 letters"));
        all.add(initializer(65_400));
        return all;
    }

    /** Members that share names and descriptors, so that there may be more than constants. */
    private static void members(ClassWriter writer, int count, boolean methods) {
        int side = 256;
        for (int i = 0; i < count; i++) {
            String type = "Lx" + i / side + ";";
            if (methods) {
                writer.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, "x" + i % side, "(" + type + ")V", null, null)
                        .visitEnd();
            } else {
                writer.visitField(ACC_PUBLIC, "x" + i % side, type, null, null).visitEnd();
            }
        }
    }

    private static void guarded(ClassWriter writer, int count) {
        for (int i = 0; i < count; i++) {
            MethodVisitor code = writer.visitMethod(OddClass.STATIC, "run" + i, "()V", null, null);
            code.visitAnnotation("Ldev/reknit/Retry;", true).visitEnd();
            code.visitCode();
            code.visitInsn(RETURN);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
    }

    private static void constants(ClassWriter writer, int count) {
        for (int i = 0; i < count; i++) {
            writer.newConst(i);
        }
    }

    private static Sample initializer(int size) {
        return OddClass.of("odd/Initializer")
                .empty(ACC_PUBLIC, "run", "()I")
                .method(ACC_STATIC, "<clinit>", "()V", code -> {
                    Label start = new Label();
                    code.visitLabel(start);
                    for (int i = 0; i < size - 20; i++) {
                        code.visitInsn(NOP);
                    }
                    code.visitInsn(RETURN);
                })
                .sample("initializer of " + size + " bytes");
    }
}
