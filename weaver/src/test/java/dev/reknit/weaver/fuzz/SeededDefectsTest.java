package dev.reknit.weaver.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.model.ClassIndex;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fuzz can fail: a weaver that does one thing wrong in what it writes does not come through. */
class SeededDefectsTest {
    private static final int API = Opcodes.ASM9;

    enum Defect {
        HANDLER_DROPPED(next -> new MethodVisitor(API, next) {
            @Override
            public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {}
        }),
        HANDLER_COVERS_LESS(next -> new MethodVisitor(API, next) {
            @Override
            public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
                super.visitTryCatchBlock(start, end, handler, "java/lang/Error");
            }
        }),
        FRAMES_DROPPED(next -> new MethodVisitor(API, next) {
            @Override
            public void visitFrame(int kind, int locals, Object[] local, int stacked, Object[] stack) {}
        }),
        FRAMES_WITHOUT_LOCALS(next -> new MethodVisitor(API, next) {
            @Override
            public void visitFrame(int kind, int locals, Object[] local, int stacked, Object[] stack) {
                super.visitFrame(kind, 0, new Object[0], stacked, stack);
            }
        }),
        STACK_TOO_SMALL(next -> new MethodVisitor(API, next) {
            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                super.visitMaxs(3, maxLocals);
            }
        }),
        LOCALS_TOO_FEW(next -> new MethodVisitor(API, next) {
            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                super.visitMaxs(maxStack, maxLocals - 1);
            }
        });

        private final UnaryOperator<MethodVisitor> change;

        Defect(UnaryOperator<MethodVisitor> change) {
            this.change = change;
        }

        /** Makes the same mistake in every wrapper. */
        private byte[] in(byte[] woven) {
            ClassReader reader = new ClassReader(woven);
            ClassWriter writer = new ClassWriter(0);
            reader.accept(
                    new ClassVisitor(API, writer) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access, String name, String descriptor, String signature, String[] exceptions) {
                            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                            return name.equals("run") ? change.apply(next) : next;
                        }
                    },
                    ClassReader.EXPAND_FRAMES);
            return writer.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrapperWithADefect_isFound(Defect defect) throws IOException {
        Fuzz fuzz = new Fuzz(1, List.of(new Engine.Named("new, RETRY", (classFile, index) -> {
            byte[] woven = Form.RETRY.weaver().weave(classFile, index).classFile();
            return woven == null ? null : defect.in(woven);
        })));
        fuzz.programs(40);
        assertThat(fuzz.complaints()).isNotEmpty();
    }

    @Test
    void weaverThatThrowsOrReadsWithoutEnd_isFound() throws IOException {
        Fuzz throwing = new Fuzz(1, List.of(new Engine.Named("throwing", (classFile, index) -> {
            throw new IllegalArgumentException("seeded");
        })));
        throwing.programs(1);
        Fuzz reading = new Fuzz(1, List.of(new Engine.Named("reading", SeededDefectsTest::readWithoutEnd)));
        reading.programs(1);
        assertThat(throwing.complaints()).isNotEmpty();
        assertThat(reading.complaints()).isNotEmpty();
    }

    private static byte[] readWithoutEnd(byte[] classFile, ClassIndex index) {
        while (true) {
            index.read("odd/Missing");
        }
    }
}
