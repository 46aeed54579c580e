package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.FieldModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files of each version, and ones that have no room. */
class VersionsTest {
    /** Does nothing that needs a newer class file. */
    public static final class Plain implements Scenario {
        private int count = 1;
        private long sum;
        private final double[] numbers = {1, 2};
        private String text = "a";

        @Override
        public void change() {
            for (int i = 0; i < 3; i++) {
                count += i;
                numbers[i > 1 ? 1 : 0] += sum;
            }
            try {
                sum = count > 2 ? sum + count : sum - 1;
                throw new IllegalStateException();
            } catch (IllegalStateException expected) {
                text = count > 3 ? text.concat("b") : text;
            }
        }

        @Override
        public String state() {
            return Integer.toString(count)
                    .concat(Long.toString(sum))
                    .concat(Double.toString(numbers[0]))
                    .concat(text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 51, 52, 53, 54, 55, 56, 60, 61, 65, 69})
    void classFileOfAnyVersion_isTracked(int version) throws Exception {
        byte[] tracked = tracked(inVersion(original(), version));
        assertThat(tracked[7]).isEqualTo((byte) version);
        assertRollsBack(inVersion(tracked, Math.min(version, 61)));
    }

    @ParameterizedTest
    @ValueSource(ints = {49, 50})
    void classFileWithoutFrames_isTracked(int version) throws Exception {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(inVersion(original(), version)).accept(writer, ClassReader.SKIP_FRAMES);
        assertRollsBack(tracked(writer.toByteArray()));
    }

    private static byte[] original() throws IOException {
        try (var in = VersionsTest.class.getResourceAsStream("VersionsTest$Plain.class")) {
            return in.readAllBytes();
        }
    }

    private static byte[] inVersion(byte[] classFile, int version) {
        byte[] changed = classFile.clone();
        changed[7] = (byte) version;
        return changed;
    }

    private static byte[] tracked(byte[] classFile) {
        ClassIndex index = ClassIndex.of(VersionsTest.class.getClassLoader());
        ClassModel type = ClassModelReader.whole(classFile);
        List<FieldModel> logged = new ArrayList<>(type.fields());
        TrackedClass tracked = new TrackedClass(type.name(), null, 1, logged, List.of(), Set.of());
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        TrackedNest nest = new TrackedNest(Map.of(type.name(), tracked));
        reader.accept(new TrackingRewriter(writer, reader, type, nest, index, (name, descriptor) -> true), 0);
        return writer.toByteArray();
    }

    private static void assertRollsBack(byte[] classFile) throws Exception {
        Class<?> type = new ClassLoader(VersionsTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(null, classFile, 0, classFile.length);
            }
        }.define();
        Scenario scenario = (Scenario) type.getConstructor().newInstance();
        scenario.change();
        String before = scenario.state();
        Scopes.rolledBack(scenario, () -> {
            scenario.change();
            assertThat(scenario.state()).isNotEqualTo(before);
        });
        assertThat(scenario.state()).isEqualTo(before);
    }

    @Test
    void methodWithAllParametersThereCanBe_isRefused() {
        byte[] full = withMethod("(" + "J".repeat(127) + ")V", 1);
        assertThatThrownBy(() -> tracked(full))
                .isInstanceOfSatisfying(
                        ClassFileException.class,
                        failure -> assertThat(failure.isTooLarge()).isTrue());
    }

    @Test
    void methodThatHasNoRoomForItsBarriers_isRefused() {
        byte[] large = withMethod("()V", 10_000);
        assertThatThrownBy(() -> tracked(large)).isInstanceOf(MethodTooLargeException.class);
    }

    /** A class with a method that writes a field so many times. */
    private static byte[] withMethod(String descriptor, int times) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(52, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "Large", null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_PRIVATE, "x", "I", null, null).visitEnd();
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "write", descriptor, null, null);
        code.visitCode();
        for (int i = 0; i < times; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitInsn(Opcodes.ICONST_1);
            code.visitFieldInsn(Opcodes.PUTFIELD, "Large", "x", "I");
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
