package dev.reknit.weaver.track;

import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a class whether it makes no use of its rights in its nest that could matter: it writes no fields of the other
 * members, reads none that hold objects, hands them no arrays and gets none from them. Then it may be unwoven, and the others
 * take it for a class outside.
 */
final class Strangers extends ClassVisitor {
    private final String name;
    private final Set<String> nest;
    private boolean mingles;

    private Strangers(String name, Set<String> nest) {
        super(OpenedClassReader.ASM_API);
        this.name = name;
        this.nest = nest;
    }

    /** Whether a member of a nest is one. */
    static boolean contain(Kin.Member member, Set<String> nest) {
        Strangers visitor = new Strangers(member.type().name(), nest);
        ClassReader reader = OpenedClassReader.of(member.classFile());
        reader.accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return !visitor.mingles && !FieldChoice.usesHandles(member.classFile());
    }

    private boolean isOther(String owner) {
        return !owner.equals(name) && nest.contains(owner);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(api) {
            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String type) {
                boolean number = type.length() == 1 || type.equals("Ljava/lang/String;");
                mingles |= isOther(owner) && (opcode == Opcodes.PUTFIELD || (opcode == Opcodes.GETFIELD && !number));
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                mingles |= isOther(owner) && type.indexOf('[') >= 0;
            }

            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                for (Object each : arguments) {
                    mingles |= each instanceof Handle handle
                            && isOther(handle.getOwner())
                            && handle.getDesc().indexOf('[') >= 0;
                }
            }
        };
    }
}
