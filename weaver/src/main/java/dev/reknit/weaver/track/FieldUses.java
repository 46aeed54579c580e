package dev.reknit.weaver.track;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.MemberReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Tells which of the fields that code names it writes, or reads in such a way that it has in hand what may change. */
final class FieldUses extends ClassVisitor {
    private final FieldChoice types;
    private final Map<MemberReference, MemberReference> named;
    private final Map<MemberReference, MemberReference> found = new HashMap<>();
    private final Set<String> byHandles = new HashSet<>();

    /**
     * Prepares a look.
     *
     * @param named fields as the code names them, with the declarations
     */
    FieldUses(ClassIndex index, Map<MemberReference, MemberReference> named) {
        super(OpenedClassReader.ASM_API);
        this.types = FieldChoice.ofPrivate(index, false);
        this.named = named;
    }

    /** Looks at the code of a class. */
    FieldUses in(byte[] classFile) {
        OpenedClassReader.of(classFile).accept(this, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return this;
    }

    /** Those of them. */
    Map<MemberReference, MemberReference> found() {
        return found;
    }

    /** The names of those that the code reads or writes otherwise than by the instruction for it. */
    Set<String> byHandles() {
        return byHandles;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(api) {
            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String type) {
                MemberReference reference = new MemberReference(owner, field, type);
                MemberReference declared = named.get(reference);
                if (declared != null && (opcode == Opcodes.PUTFIELD || !types.isShared(type))) {
                    found.put(reference, declared);
                }
            }

            @Override
            public void visitLdcInsn(Object value) {
                constant(value);
            }

            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                List.of(arguments).forEach(FieldUses.this::constant);
            }
        };
    }

    private void constant(Object value) {
        if (value instanceof Handle handle
                && named.containsKey(new MemberReference(handle.getOwner(), handle.getName(), handle.getDesc()))) {
            byHandles.add(handle.getName());
        }
    }
}
