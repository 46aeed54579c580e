package dev.reknit.weaver.loaded;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Hides generic signatures and nested classes from Byte Buddy's view of a class. The JVM does not look at them, so
 * they may be malformed, contradict the descriptors or be missing, at which Byte Buddy would give up; advice needs none,
 * and what Byte Buddy does not see it leaves as it was.
 */
final class Erased extends ClassVisitor {
    private String name = "";

    private Erased(ClassVisitor next) {
        super(OpenedClassReader.ASM_API, next);
    }

    /** The class file without signatures, nested classes and code: enough to describe the class. */
    static byte[] outline(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        OpenedClassReader.of(classFile).accept(new Erased(writer), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        this.name = name;
        super.visit(version, access, name, null, superName, interfaces);
    }

    @Override
    public void visitInnerClass(String nested, @Nullable String outer, @Nullable String simpleName, int access) {
        if (nested.equals(name)) {
            super.visitInnerClass(nested, outer, simpleName, access);
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        return super.visitField(access, name, descriptor, null, value);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return super.visitMethod(access, name, descriptor, null, exceptions);
    }

    /** Writes the signature of the class that Byte Buddy did not see; those of members pass it by. */
    record Signature(@Nullable String signature) implements AsmVisitorWrapper {
        @Override
        public int mergeWriter(int flags) {
            return flags;
        }

        @Override
        public int mergeReader(int flags) {
            return flags;
        }

        @Override
        public ClassVisitor wrap(
                TypeDescription type,
                ClassVisitor next,
                Implementation.Context context,
                TypePool pool,
                FieldList<FieldDescription.InDefinedShape> fields,
                MethodList<?> methods,
                int writerFlags,
                int readerFlags) {
            return new ClassVisitor(OpenedClassReader.ASM_API, next) {
                @Override
                public void visit(
                        int version,
                        int access,
                        String name,
                        @Nullable String unseen,
                        @Nullable String superName,
                        String @Nullable [] interfaces) {
                    super.visit(version, access, name, signature, superName, interfaces);
                }
            };
        }
    }
}
