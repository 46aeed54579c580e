package dev.reknit.runtime.store;

import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A defect to be put into one method of the store's class files: in each call of one method there, something else is done. So the code
 * that is shipped has no switches for its own defects.
 *
 * @param type the simple name of the class
 * @param method the name of the method, whichever its parameters
 * @param called the names of the methods whose calls are changed
 * @param effect what becomes of them
 */
record Mutation(String type, String method, Set<String> called, Effect effect) {
    /** What becomes of a call. */
    @FunctionalInterface
    interface Effect {
        void write(MethodVisitor code, Call call);
    }

    /** A call as it was. */
    record Call(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        void write(MethodVisitor code) {
            code.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    /** Not called; what it would have returned is 0. */
    static final Effect SKIPPED = (code, call) -> {
        Type[] arguments = Type.getArgumentTypes(call.descriptor());
        for (int i = arguments.length - 1; i >= 0; i--) {
            code.visitInsn(arguments[i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
        if (call.opcode() != Opcodes.INVOKESTATIC) {
            code.visitInsn(Opcodes.POP);
        }
        if (Type.getReturnType(call.descriptor()) == Type.BOOLEAN_TYPE) {
            code.visitInsn(Opcodes.ICONST_0);
        }
    };

    /** Called, and then its result is true. */
    static final Effect TRUE = (code, call) -> {
        call.write(code);
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.ICONST_1);
    };

    /** Of two methods of the same form, each is called where the other was. */
    static Mutation swapped(String type, String method, String one, String other) {
        return new Mutation(type, method, Set.of(one, other), (code, call) -> {
            String name = call.name().equals(one) ? other : one;
            new Call(call.opcode(), call.owner(), name, call.descriptor(), call.isInterface()).write(code);
        });
    }

    /** A static method of the tests is called that takes the object of the call as its first argument. */
    static Effect replacedBy(Class<?> owner) {
        return (code, call) -> new Call(
                        Opcodes.INVOKESTATIC,
                        Type.getInternalName(owner),
                        call.name(),
                        "(L" + call.owner() + ";" + call.descriptor().substring(1),
                        false)
                .write(code);
    }

    /** The long that it returns is changed by so much. */
    static Effect plus(long amount) {
        return (code, call) -> {
            call.write(code);
            code.visitLdcInsn(amount);
            code.visitInsn(Opcodes.LADD);
        };
    }

    boolean isFor(String className) {
        return className.endsWith("." + type);
    }

    /** The class file with the defect. */
    byte[] applied(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        int[] changed = {0};
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return isWithin(name) ? changing(code, changed) : code;
                    }
                },
                0);
        if (changed[0] == 0) {
            throw new IllegalStateException("there is nothing to change for " + this);
        }
        return writer.toByteArray();
    }

    /** Also in its lambdas. */
    private boolean isWithin(String name) {
        return name.equals(method) || name.startsWith("lambda$" + method + "$");
    }

    private MethodVisitor changing(MethodVisitor code, int[] changed) {
        return new MethodVisitor(Opcodes.ASM9, code) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                Call call = new Call(opcode, owner, name, descriptor, isInterface);
                if (called.contains(name)) {
                    changed[0]++;
                    effect.write(mv, call);
                } else {
                    call.write(mv);
                }
            }
        };
    }
}
