package dev.reknit.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Checkpointed;
import dev.reknit.Retry;
import dev.reknit.weaver.model.ClassIndex;
import java.util.function.IntSupplier;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files as compilers wrote them before Java 7: without frames, with subroutines. */
class OldClassFilesTest {
    private static final String NAME = "old/Subject";

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_5, Opcodes.V1_6})
    void methodWithSubroutine_isRetriedFromCleanState(int version) throws Exception {
        byte[] woven = Weaver.standard()
                .weave(subject(version), ClassIndex.of(getClass().getClassLoader()))
                .classFile();
        assertThat(woven).isNotNull();
        IntSupplier subject = (IntSupplier) new Loader(woven)
                .loadClass("old.Subject")
                .getDeclaredConstructor()
                .newInstance();
        assertThat(subject.getAsInt()).isEqualTo(301);
    }

    /** {@code getAsInt}: counts twice, fails twice, and returns 100 times the attempts plus the changes that are left. */
    private static byte[] subject(int version) {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] interfaces = {Type.getInternalName(IntSupplier.class)};
        type.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, NAME, null, "java/lang/Object", interfaces);
        type.visitField(Opcodes.ACC_TRANSIENT, "attempts", "I", null, null).visitEnd();
        type.visitField(0, "changes", "I", null, null).visitEnd();
        writeConstructor(type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null));
        writeBody(type.visitMethod(Opcodes.ACC_PUBLIC, "getAsInt", "()I", null, null));
        type.visitEnd();
        return type.toByteArray();
    }

    private static void writeConstructor(MethodVisitor code) {
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void writeBody(MethodVisitor code) {
        AnnotationVisitor retry = code.visitAnnotation(Type.getDescriptor(Retry.class), true);
        retry.visit("jitter", 0L);
        retry.visitEnd();
        code.visitAnnotation(Type.getDescriptor(Checkpointed.class), true).visitEnd();
        Label count = new Label();
        Label enough = new Label();
        code.visitCode();
        code.visitJumpInsn(Opcodes.JSR, count);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, NAME, "attempts", "I");
        code.visitInsn(Opcodes.ICONST_3);
        code.visitJumpInsn(Opcodes.IF_ICMPGE, enough);
        code.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "()V", false);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(enough);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, NAME, "attempts", "I");
        code.visitIntInsn(Opcodes.BIPUSH, 100);
        code.visitInsn(Opcodes.IMUL);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, NAME, "changes", "I");
        code.visitInsn(Opcodes.IADD);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(count);
        code.visitVarInsn(Opcodes.ASTORE, 1);
        increment(code, "attempts");
        increment(code, "changes");
        code.visitVarInsn(Opcodes.RET, 1);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void increment(MethodVisitor code, String field) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.DUP);
        code.visitFieldInsn(Opcodes.GETFIELD, NAME, field, "I");
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IADD);
        code.visitFieldInsn(Opcodes.PUTFIELD, NAME, field, "I");
    }

    private static final class Loader extends ClassLoader {
        private final byte[] classFile;

        Loader(byte[] classFile) {
            super(OldClassFilesTest.class.getClassLoader());
            this.classFile = classFile;
        }

        @Override
        protected Class<?> findClass(String name) {
            return defineClass(name, classFile, 0, classFile.length);
        }
    }
}
