package dev.reknit.weaver.track.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The programs of {@link TwinTest} find defects that are put into the runtime, or into woven code. */
class SeededDefectsTest {
    private static final int MOST_PROGRAMS = 3_000;
    private static final long SEED = 20_261_121;
    private static final Universe COPIED = Universe.copied();
    private static final String NODE = "dev.reknit.weaver.track.twin.Node";
    private static final String STATE = "dev/reknit/runtime/state/";

    /** What goes wrong, as a call that is left out: in which class, of which method. */
    private enum Defect {
        EPOCH_FORGOTTEN("dev.reknit.runtime.state.UndoLog", STATE + "Epochs", "next"),
        FIELD_WITHOUT_BARRIER("dev.reknit.weaver.track.twin.Node", "dev/reknit/weaver/track/twin/Node", "reknit$touch"),
        ARRAY_WITHOUT_BARRIER("dev.reknit.weaver.track.twin.World", STATE + "ArrayLog", "write"),
        RANGE_WITHOUT_BARRIER("dev.reknit.weaver.track.twin.World", STATE + "ArrayLog", "all"),
        ARGUMENT_NOT_MET("dev.reknit.weaver.track.twin.World", STATE + "UndoLog", "meet"),
        FOREIGN_OBJECT_NOT_COPIED("dev.reknit.weaver.track.twin.World", STATE + "UndoLog", "reach"),
        NEEDED_ENTRY_DROPPED("dev.reknit.runtime.state.FieldsUndo", STATE + "Epochs", "isWithin"),
        NEEDED_ELEMENT_DROPPED("dev.reknit.runtime.state.ArrayLog", STATE + "ArrayMarks", "handOver"),
        NEIGHBOUR_WITHOUT_BARRIER(
                "dev.reknit.weaver.track.twin.World", "dev/reknit/weaver/track/twin/Node", "reknit$touch");

        final String type;
        final String owner;
        final String method;

        Defect(String type, String owner, String method) {
            this.type = type;
            this.owner = owner;
            this.method = method;
        }
    }

    @ParameterizedTest
    @EnumSource
    void callLeftOut_isFound(Defect defect) {
        assertThat(programsUntilFound(leavingOut(defect)))
                .as(defect + ", seed " + SEED)
                .isLessThan(MOST_PROGRAMS);
    }

    @ParameterizedTest
    @EnumSource
    void inverseForgotten_isFound(Collected collected) {
        assertThat(programsUntilFound(collected.withoutEntries()))
                .as(collected + ", seed " + SEED)
                .isLessThan(MOST_PROGRAMS);
    }

    /** An object that was put back says that it is saved. */
    @Test
    void stampKept_isFound() {
        assertThat(programsUntilFound((name, classFile) -> name.equals(NODE) ? keepingStamps(classFile) : classFile))
                .as("seed " + SEED)
                .isLessThan(MOST_PROGRAMS);
    }

    private static byte[] keepingStamps(byte[] classFile) {
        return rewrite(
                classFile,
                (next, method) -> !method.equals("reknit$undo")
                        ? next
                        : new MethodVisitor(OpenedClassReader.ASM_API, next) {
                            @Override
                            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                                if (name.equals("reknit$stamp")) {
                                    visitInsn(Opcodes.POP2);
                                    visitInsn(Opcodes.POP);
                                } else {
                                    super.visitFieldInsn(opcode, owner, name, descriptor);
                                }
                            }
                        });
    }

    /** What tracked collections are made of, each of which once logs nothing; by the beginning of its name. */
    private enum Collected {
        TrackedArrayList,
        LinkedNodes,
        TrackedArrayDeque,
        LoggedHeap,
        TrackedHashMap,
        Chain,
        TrackedTreeMap,
        TrackedEnumMap,
        TrackedHashSet,
        TrackedTreeSet,
        TrackedBitSet,
        TrackedConcurrentHashMap,
        TrackedConcurrentLinkedQueue,
        TrackedCopyOnWriteArrayList;

        BiFunction<String, byte[], byte[]> withoutEntries() {
            String beginning = STATE.replace('/', '.') + "collections." + name();
            return (name, classFile) -> name.startsWith(beginning) ? deaf(classFile) : classFile;
        }

        /** Its methods find no log. */
        private static byte[] deaf(byte[] classFile) {
            return rewrite(classFile, (next, method) -> new MethodVisitor(OpenedClassReader.ASM_API, next) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
                    super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
                    if (owner.equals(STATE + "UndoLog") && name.equals("current")) {
                        visitInsn(Opcodes.POP);
                        visitInsn(Opcodes.ACONST_NULL);
                    }
                }
            });
        }
    }

    private static int programsUntilFound(BiFunction<String, byte[], byte[]> defect) {
        Universe broken = Universe.builtWithDefect(defect);
        Random random = new Random(SEED);
        for (int i = 0; i < MOST_PROGRAMS; i++) {
            List<Integer> code = IntStream.range(0, 150)
                    .mapToObj(each -> random.nextInt(10_000))
                    .toList();
            if (!Programs.alone(broken, code).equals(Programs.alone(COPIED, code))) {
                return i;
            }
        }
        return MOST_PROGRAMS;
    }

    private static BiFunction<String, byte[], byte[]> leavingOut(Defect defect) {
        return (name, classFile) -> name.equals(defect.type) ? without(classFile, defect) : classFile;
    }

    private static byte[] without(byte[] classFile, Defect defect) {
        return rewrite(classFile, (next, method) -> new MethodVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
                if (!owner.equals(defect.owner) || !name.equals(defect.method)) {
                    super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
                } else if (descriptor.endsWith("J")) {
                    // The number of the scope stays what it was.
                    visitInsn(Opcodes.POP);
                    visitVarInsn(Opcodes.ALOAD, 0);
                    visitFieldInsn(Opcodes.GETFIELD, STATE + "UndoLog", "epoch", "J");
                } else {
                    net.bytebuddy.jar.asm.Type[] parameters = net.bytebuddy.jar.asm.Type.getArgumentTypes(descriptor);
                    for (int i = parameters.length - 1; i >= 0; i--) {
                        visitInsn(parameters[i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
                    }
                    if (descriptor.endsWith("Z")) {
                        visitInsn(Opcodes.POP);
                        visitInsn(Opcodes.ICONST_1);
                    }
                }
            }
        });
    }

    private static byte[] rewrite(byte[] classFile, BiFunction<MethodVisitor, String, MethodVisitor> change) {
        ClassReader reader = OpenedClassReader.of(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(OpenedClassReader.ASM_API, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return change.apply(super.visitMethod(access, name, descriptor, signature, exceptions), name);
                    }
                },
                0);
        return writer.toByteArray();
    }
}
