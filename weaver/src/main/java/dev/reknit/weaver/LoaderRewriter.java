package dev.reknit.weaver;

import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.RawClassFile;
import dev.reknit.weaver.rewrite.Limits;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Lets class loaders that do not ask their parents first (OSGi's, a plugin container's) find Reknit's
 * classes at their one home. A class loader that overrides {@code loadClass} gets, before its own code,
 *
 * <pre>{@code
 * if (name.startsWith("dev.reknit.")) {
 *     try {
 *         return Class.forName(name, false, home);
 *     } catch (ClassNotFoundException notReknit) {
 *     }
 * }
 * }</pre>
 *
 * which names only classes of {@code java.base}, so that every class loader can link it. An
 * application's own class in such a package is not at the home, and the loader's own code finds it. The
 * change fits a class loader that is loaded already, too, for it adds no member.
 */
public final class LoaderRewriter {
    private static final String CLASS_LOADER = "java/lang/ClassLoader";

    /** Where Reknit's classes are. */
    public enum Home {
        /** The bootstrap loader. */
        BOOTSTRAP,
        /** The system class loader. */
        SYSTEM
    }

    private final Home home;

    /** Creates a rewriter for one home. */
    public LoaderRewriter(Home home) {
        this.home = home;
    }

    /** Whether a class file may be one to rewrite; quick, and errs only on the side of yes. */
    public static boolean mayConcern(byte[] classFile) {
        return new RawClassFile(classFile).hasTextBeginning("loadClass");
    }

    /**
     * Rewrites a class loader.
     *
     * @param index finds its superclasses
     * @return the new class file; null if it is no class loader or does not override {@code loadClass}
     * @throws ClassFileException if the class file cannot be read, or becomes too large
     */
    public byte @Nullable [] rewrite(byte[] classFile, ClassIndex index) {
        try {
            return askingHome(classFile, index);
        } catch (RuntimeException | Error failure) {
            throw ClassFileException.of(failure);
        }
    }

    private byte @Nullable [] askingHome(byte[] classFile, ClassIndex index) {
        ClassReader reader = OpenedClassReader.of(classFile);
        String parent = reader.getSuperName();
        if (parent == null || !index.isSubtype(parent, CLASS_LOADER).orElse(false)) {
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        Overrides overrides = new Overrides(writer);
        reader.accept(overrides, 0);
        return overrides.found ? writer.toByteArray() : null;
    }

    private final class Overrides extends ClassVisitor {
        private boolean frames;
        private boolean found;

        Overrides(ClassVisitor next) {
            super(OpenedClassReader.ASM_API, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            frames = (version & 0xFFFF) >= Opcodes.V1_6;
            super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            boolean overrides = name.equals("loadClass")
                    && (descriptor.equals("(Ljava/lang/String;)Ljava/lang/Class;")
                            || descriptor.equals("(Ljava/lang/String;Z)Ljava/lang/Class;"))
                    && (access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
            found |= overrides;
            return overrides ? new AskHomeFirst(new Limits(next), frames) : next;
        }
    }

    private final class AskHomeFirst extends MethodVisitor {
        /** A name, a flag, a class loader. */
        private static final int STACK = 3;

        private final boolean frames;

        AskHomeFirst(MethodVisitor next, boolean frames) {
            super(OpenedClassReader.ASM_API, next);
            this.frames = frames;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label asked = new Label();
            Label answered = new Label();
            Label missing = new Label();
            Label own = new Label();
            super.visitTryCatchBlock(asked, answered, missing, "java/lang/ClassNotFoundException");
            super.visitVarInsn(Opcodes.ALOAD, 1);
            super.visitLdcInsn("dev.reknit.");
            super.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, "java/lang/String", "startsWith", "(Ljava/lang/String;)Z", false);
            super.visitJumpInsn(Opcodes.IFEQ, own);
            unlessHome(own);
            super.visitLabel(asked);
            super.visitVarInsn(Opcodes.ALOAD, 1);
            super.visitInsn(Opcodes.ICONST_0);
            pushHome();
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    "java/lang/Class",
                    "forName",
                    "(Ljava/lang/String;ZLjava/lang/ClassLoader;)Ljava/lang/Class;",
                    false);
            super.visitLabel(answered);
            super.visitInsn(Opcodes.ARETURN);
            super.visitLabel(missing);
            frame(Opcodes.F_SAME1, "java/lang/ClassNotFoundException");
            super.visitInsn(Opcodes.POP);
            super.visitLabel(own);
            frame(Opcodes.F_SAME);
            super.visitInsn(Opcodes.NOP); // keeps this frame apart from one that the method may begin with
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(Math.max(maxStack, STACK), maxLocals);
        }

        /** The home itself looks for its classes as ever. */
        private void unlessHome(Label own) {
            if (home == Home.SYSTEM) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                pushHome();
                super.visitJumpInsn(Opcodes.IF_ACMPEQ, own);
            }
        }

        private void pushHome() {
            switch (home) {
                case BOOTSTRAP -> super.visitInsn(Opcodes.ACONST_NULL);
                case SYSTEM ->
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            CLASS_LOADER,
                            "getSystemClassLoader",
                            "()Ljava/lang/ClassLoader;",
                            false);
            }
        }

        private void frame(int kind, Object... stack) {
            if (frames) {
                super.visitFrame(kind, 0, null, stack.length, stack);
            }
        }
    }
}
