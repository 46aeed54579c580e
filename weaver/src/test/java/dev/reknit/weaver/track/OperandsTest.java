package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperandsTest {
    private int checked;

    /** Wherever code goes on into a frame, the frame says how much there is on the stack. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.FdLibm$Pow",
                "java.lang.Long",
                "java.lang.Math",
                "java.math.BigDecimal",
                "java.math.MutableBigInteger",
                "java.util.Arrays",
                "java.util.DualPivotQuicksort",
                "java.util.Formatter",
                "java.util.concurrent.ConcurrentHashMap"
            })
    void heightOfTheStack_isThatOfTheFrames(String name) throws IOException {
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream in = Object.class.getResourceAsStream(file)) {
            new ClassReader(in)
                    .accept(
                            new ClassVisitor(OpenedClassReader.ASM_API) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access, String name, String descriptor, String signature, String[] thrown) {
                                    return new Height(name.equals("<init>"));
                                }
                            },
                            ClassReader.EXPAND_FRAMES);
        }
        assertThat(checked).isGreaterThan(5);
    }

    private final class Height extends Operands {
        private boolean known = true;
        private boolean reached = true;

        Height(boolean isConstructor) {
            super(new MethodVisitor(OpenedClassReader.ASM_API) {}, Opcodes.V17, isConstructor);
        }

        private int height() {
            int height = 0;
            while (height < 1000 && isKnown(height)) {
                height++;
            }
            return height;
        }

        @Override
        public void visitFrame(int kind, int localCount, Object[] locals, int stackCount, Object[] stack) {
            int slots = 0;
            for (int i = 0; i < stackCount; i++) {
                slots += stack[i] == Opcodes.LONG || stack[i] == Opcodes.DOUBLE ? 2 : 1;
            }
            if (known && reached) {
                assertThat(height()).isEqualTo(slots);
                checked++;
            }
            super.visitFrame(kind, localCount, locals, stackCount, stack);
            known = slots == 0;
            reached = true;
        }

        @Override
        public void visitInsn(int opcode) {
            super.visitInsn(opcode);
            boolean ends = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW;
            reached &= !ends;
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            super.visitJumpInsn(opcode, label);
            reached &= opcode != Opcodes.GOTO;
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
            reached = false;
            super.visitTableSwitchInsn(min, max, otherwise, labels);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
            reached = false;
            super.visitLookupSwitchInsn(otherwise, keys, labels);
        }
    }

    @Test
    void kinds_followTheOperands() {
        Operands code = new Operands(new MethodVisitor(OpenedClassReader.ASM_API) {}, Opcodes.V17, true) {};
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.LCONST_1);
        code.visitInsn(Opcodes.DUP2_X1);
        assertThat(code.operand(2)).isEqualTo(Operands.Kind.SELF);
        assertThat(code.operand(5)).isEqualTo(Operands.Kind.UNKNOWN);
        code.visitInsn(Opcodes.POP2);
        code.visitVarInsn(Opcodes.ASTORE, 3);
        code.visitInsn(Opcodes.ICONST_2);
        code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
        assertThat(code.operand(0)).isEqualTo(Operands.Kind.FRESH);
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ASTORE, 4);
        code.visitVarInsn(Opcodes.ALOAD, 3);
        code.visitInsn(Opcodes.SWAP);
        assertThat(code.operand(0)).isEqualTo(Operands.Kind.FRESH);
        assertThat(code.operand(1)).isEqualTo(Operands.Kind.SELF);
        code.visitVarInsn(Opcodes.ALOAD, 4);
        assertThat(code.operand(0)).isEqualTo(Operands.Kind.OWN);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitVarInsn(Opcodes.ALOAD, 4);
        assertThat(code.operand(0)).isEqualTo(Operands.Kind.OTHER);
        assertThat(code.operand(1)).isEqualTo(Operands.Kind.UNKNOWN);
    }
}
