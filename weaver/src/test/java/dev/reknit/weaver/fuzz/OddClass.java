package dev.reknit.weaver.fuzz;

import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes a class that no compiler writes. */
final class OddClass {
    static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    final ClassWriter writer;
    final String name;

    private OddClass(String name, ClassWriter writer) {
        this.name = name;
        this.writer = writer;
    }

    /** A class with a constructor, of which the frames are computed. */
    static OddClass of(String name) {
        return of(name, Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "java/lang/Object")
                .constructor();
    }

    /** A class of which the frames are computed if its version has frames. */
    static OddClass of(String name, int version, int access, String superName, String... interfaces) {
        boolean frames = (version & 0xFFFF) >= Opcodes.V1_7;
        return plain(
                name,
                version,
                access,
                superName,
                frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS,
                interfaces);
    }

    /** A class of which what is not written is not there. */
    static OddClass plain(String name, int version, int access, String superName, int compute, String... interfaces) {
        ClassWriter writer = new ClassWriter(compute) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return "java/lang/Object";
            }
        };
        writer.visit(version, access, name, null, superName, interfaces);
        return new OddClass(name, writer);
    }

    OddClass constructor() {
        return method(Opcodes.ACC_PUBLIC, "<init>", "()V", code -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            code.visitInsn(Opcodes.RETURN);
        });
    }

    OddClass with(Consumer<ClassWriter> change) {
        change.accept(writer);
        return this;
    }

    OddClass field(int access, String name, String descriptor) {
        writer.visitField(access, name, descriptor, null, null).visitEnd();
        return this;
    }

    /** A method with code. */
    OddClass method(int access, String name, String descriptor, Consumer<MethodVisitor> body) {
        return method(access, name, descriptor, visitor -> {}, body, 0, 0);
    }

    /** A method with annotations or whatever stands before the code, and with sizes, where they are not computed. */
    OddClass method(
            int access,
            String name,
            String descriptor,
            Consumer<MethodVisitor> head,
            Consumer<MethodVisitor> body,
            int maxStack,
            int maxLocals) {
        MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
        head.accept(code);
        code.visitCode();
        body.accept(code);
        code.visitMaxs(maxStack, maxLocals);
        code.visitEnd();
        return this;
    }

    /** A method that does nothing but return. */
    OddClass empty(int access, String name, String descriptor) {
        return method(access, name, descriptor, OddClass::zero);
    }

    /** Returns 0 from a method that returns an int. */
    static void zero(MethodVisitor code) {
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
    }

    /** A method without code. */
    OddClass bare(int access, String name, String descriptor) {
        writer.visitMethod(access, name, descriptor, null, null).visitEnd();
        return this;
    }

    byte[] bytes() {
        writer.visitEnd();
        return writer.toByteArray();
    }

    Sample sample(String what) {
        return new Sample(what, bytes());
    }

    Sample sample(String what, Map<String, byte[]> others) {
        return new Sample(what, bytes(), others);
    }
}
