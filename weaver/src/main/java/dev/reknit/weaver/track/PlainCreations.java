package dev.reknit.weaver.track;

import dev.reknit.weaver.check.State;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Tells which objects code creates for fields that are no state, as in {@code @Ephemeral List<String> log = new
 * ArrayList<>()}: such a collection stays as it is written, and keeps what a call did that is taken back.
 */
final class PlainCreations extends ClassVisitor {
    private final ClassModel type;
    private final TrackedNest nest;
    private final Map<String, BitSet> found = new HashMap<>();

    private PlainCreations(ClassModel type, TrackedNest nest) {
        super(OpenedClassReader.ASM_API);
        this.type = type;
        this.nest = nest;
    }

    /** Looks through the code of a class. */
    static PlainCreations in(ClassReader classFile, ClassModel type, TrackedNest nest) {
        PlainCreations visitor = new PlainCreations(type, nest);
        classFile.accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return visitor;
    }

    /**
     * What takes the code of a method, so that these creations pass by the visitor that replaces the others.
     *
     * @param replacing that visitor
     * @param next what follows it
     */
    MethodVisitor around(MethodVisitor replacing, MethodVisitor next, String method, String descriptor) {
        BitSet plain = found.get(method + descriptor);
        return plain == null ? replacing : new Bypass(replacing, next, plain);
    }

    private boolean isNoState(String owner, String field) {
        if (owner.equals(type.name())) {
            return type.field(field).filter(each -> !State.has(each)).isPresent();
        }
        TrackedClass mate = nest.find(owner);
        return mate != null && !has(mate.logged(), field) && !has(mate.copied(), field);
    }

    private static boolean has(Iterable<FieldModel> fields, String name) {
        for (FieldModel each : fields) {
            if (each.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new Finder(name + descriptor);
    }

    /** Creations by their number: the order of {@code new} in the code is the order in which a visitor sees them. */
    private static class Numbered extends MethodVisitor {
        private final Deque<Integer> open = new ArrayDeque<>();
        private int number;

        Numbered(@Nullable MethodVisitor next) {
            super(OpenedClassReader.ASM_API, next);
        }

        int created() {
            open.push(number);
            return number++;
        }

        /** The number of what is constructed; negative if it is the method's own object. */
        int constructed() {
            return open.isEmpty() ? -1 : open.pop();
        }
    }

    /** Looks for constructors whose object goes into such a field at once. */
    private final class Finder extends Numbered {
        private final String key;
        private int last = -1;

        Finder(String key) {
            super(null);
            this.key = key;
        }

        @Override
        public void visitTypeInsn(int opcode, String name) {
            last = -1;
            if (opcode == Opcodes.NEW) {
                created();
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            last = name.equals("<init>") ? constructed() : -1;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (last >= 0 && opcode == Opcodes.PUTFIELD && isNoState(owner, name)) {
                found.computeIfAbsent(key, unknown -> new BitSet()).set(last);
            }
            last = -1;
        }

        @Override
        public void visitInsn(int opcode) {
            last = -1;
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            last = -1;
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            last = -1;
        }

        @Override
        public void visitLdcInsn(Object value) {
            last = -1;
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            last = -1;
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            last = -1;
        }
    }

    /** Leads the creations that were found past the visitor that replaces them. */
    private static final class Bypass extends Numbered {
        private final MethodVisitor next;
        private final BitSet plain;

        Bypass(MethodVisitor replacing, MethodVisitor next, BitSet plain) {
            super(replacing);
            this.next = next;
            this.plain = plain;
        }

        @Override
        public void visitTypeInsn(int opcode, String name) {
            boolean bypasses = opcode == Opcodes.NEW && plain.get(created());
            (bypasses ? next : mv).visitTypeInsn(opcode, name);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            int constructed = name.equals("<init>") ? constructed() : -1;
            boolean bypasses = constructed >= 0 && plain.get(constructed);
            (bypasses ? next : mv).visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }
}
