package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenarios can fail: code in which one kind of barrier is missing does not come through. */
class MissingBarrierTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUTFIELD Z",
                "PUTFIELD B",
                "PUTFIELD C",
                "PUTFIELD S",
                "PUTFIELD I",
                "PUTFIELD J",
                "PUTFIELD F",
                "PUTFIELD D",
                "PUTFIELD Ljava/lang/String;",
                "PUTFIELD [I",
                "IASTORE",
                "LASTORE",
                "FASTORE",
                "DASTORE",
                "AASTORE",
                "BASTORE",
                "CASTORE",
                "SASTORE",
                "reach",
                "reachElement",
                "all",
                "arraycopy",
                "constructor: touch",
                "constructor: write",
                "constructor: reach",
                "constructor: reachElement",
                "constructor: all",
                "constructor: arraycopy"
            })
    void barrierMissing_isFound(String defect) throws Exception {
        TrackedLoader loader = new TrackedLoader(bytes -> without(defect, bytes), TrackingTest.ROOTS);
        List<String> wrong = new ArrayList<>();
        for (Class<?> each : TrackingTest.scenarios()) {
            Scenario scenario =
                    (Scenario) loader.loadClass(each.getName()).getConstructor().newInstance();
            scenario.change();
            String before = scenario.state();
            Scopes.rolledBack(scenario, scenario::change);
            if (!scenario.state().equals(before)) {
                wrong.add(each.getSimpleName());
            }
        }
        assertThat(wrong).isNotEmpty();
    }

    private static byte[] without(String defect, byte[] tracked) {
        ClassReader reader = new ClassReader(tracked);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        boolean ofConstructors = defect.startsWith("constructor: ");
                        if (ofConstructors != name.equals("<init>")) {
                            return next;
                        }
                        return new Defect(next, ofConstructors ? defect.substring(13) : defect);
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Holds each barrier back until it is seen what follows. */
    private static final class Defect extends MethodVisitor {
        private final String defect;
        private String owner;
        private String barrier;
        private String parameters;

        Defect(MethodVisitor next, String defect) {
            super(Opcodes.ASM9, next);
            this.defect = defect;
        }

        private void flush(String follows) {
            if (barrier == null) {
                return;
            }
            String held = barrier;
            barrier = null;
            if (!held.equals(defect) && !follows.equals(defect)) {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, owner, held.equals("touch") ? Names.TOUCH : held, parameters, false);
                return;
            }
            if (held.equals("arraycopy")) {
                if (parameters.contains(Names.LOG)) {
                    super.visitInsn(Opcodes.POP);
                }
                String plain = "(Ljava/lang/Object;ILjava/lang/Object;II)V";
                super.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", held, plain, false);
                return;
            }
            for (Type each : Type.getArgumentTypes(parameters)) {
                super.visitInsn(Opcodes.POP);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String in, String name, String descriptor, boolean isInterface) {
            flush("");
            boolean isBarrier = opcode == Opcodes.INVOKESTATIC
                    && (name.equals(Names.TOUCH)
                            || in.equals(Names.ARRAYS)
                            || (in.equals(Names.LOG) && name.startsWith("reach")));
            if (isBarrier) {
                owner = in;
                barrier = name.equals(Names.TOUCH) ? "touch" : name;
                parameters = descriptor;
            } else {
                super.visitMethodInsn(opcode, in, name, descriptor, isInterface);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String in, String name, String descriptor) {
            flush(opcode == Opcodes.PUTFIELD ? "PUTFIELD " + descriptor : "");
            super.visitFieldInsn(opcode, in, name, descriptor);
        }

        @Override
        public void visitInsn(int opcode) {
            flush(
                    opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE
                            ? List.of(
                                            "IASTORE", "LASTORE", "FASTORE", "DASTORE", "AASTORE", "BASTORE", "CASTORE",
                                            "SASTORE")
                                    .get(opcode - Opcodes.IASTORE)
                            : "");
            super.visitInsn(opcode);
        }

        @Override
        public void visitVarInsn(int opcode, int local) {
            flush("");
            super.visitVarInsn(opcode, local);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            flush("");
            super.visitTypeInsn(opcode, type);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            flush("");
            super.visitIntInsn(opcode, operand);
        }

        @Override
        public void visitLdcInsn(Object value) {
            flush("");
            super.visitLdcInsn(value);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            flush("");
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitLabel(Label label) {
            flush("");
            super.visitLabel(label);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            flush("");
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            flush("");
            super.visitMaxs(maxStack, maxLocals);
        }
    }
}
