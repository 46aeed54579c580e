package dev.reknit.weaver.track;

import java.util.Set;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Has code create collections that log their own changes in place of the JDK's, and copies of an
 * object without the original's lock. Classes that extend a collection keep their superclass.
 */
final class Creations extends MethodVisitor {
    private static final String COLLECTIONS = "dev/reknit/runtime/state/collections/";

    /** Since Java 21 these have methods whose types older versions do not have; there are further twins with them. */
    private static final Set<String> SEQUENCED = Set.of("java/util/LinkedHashMap", "java/util/LinkedHashSet");

    private static final int JAVA_WITH_SEQUENCED = 21;
    private static final int VERSION_OF_JAVA_0 = 44;
    static final Set<String> REPLACED = Set.of(
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/TreeMap",
            "java/util/EnumMap",
            "java/util/HashSet",
            "java/util/LinkedHashSet",
            "java/util/TreeSet",
            "java/util/ArrayList",
            "java/util/LinkedList",
            "java/util/ArrayDeque",
            "java/util/PriorityQueue",
            "java/util/BitSet",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentLinkedQueue",
            "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/concurrent/CopyOnWriteArraySet");

    /** The object, the object, no lock. */
    private static final int STACK = 3;

    private final @Nullable TrackedClass type;
    private final int java;
    private final Construction construction;

    /**
     * Creates the visitor.
     *
     * @param type the class that the code is in; null if it is not tracked
     * @param version of the class file
     * @param java the lowest version of Java that it will run on, as far as it is known beyond that
     */
    Creations(MethodVisitor next, @Nullable TrackedClass type, int version, int java, boolean isConstructor) {
        super(OpenedClassReader.ASM_API, next);
        this.type = type;
        this.java = Math.max(java, (version & 0xffff) - VERSION_OF_JAVA_0);
        this.construction = new Construction(isConstructor);
    }

    /**
     * The tracked twin of a class; the class itself if it has none.
     *
     * @param java the lowest version of Java that it will run on
     */
    static String twin(String name, int java) {
        if (!REPLACED.contains(name)) {
            return name;
        }
        boolean sequenced = java >= JAVA_WITH_SEQUENCED && SEQUENCED.contains(name);
        return COLLECTIONS + (sequenced ? "Sequenced" : "Tracked") + name.substring(name.lastIndexOf('/') + 1);
    }

    private String twin(String name) {
        return twin(name, java);
    }

    @Override
    public void visitTypeInsn(int opcode, String name) {
        boolean creates = opcode == Opcodes.NEW;
        if (creates) {
            construction.created();
        }
        super.visitTypeInsn(opcode, creates ? twin(name) : name);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean constructs = opcode == Opcodes.INVOKESPECIAL && name.equals("<init>");
        boolean ofCreated = constructs && !construction.isOwn();
        super.visitMethodInsn(opcode, ofCreated ? twin(owner) : owner, name, descriptor, isInterface);
        if (type != null && opcode == Opcodes.INVOKESPECIAL && name.equals("clone") && owner.equals(Names.OBJECT)) {
            forgetLock(type.name());
        }
    }

    private void forgetLock(String owner) {
        super.visitInsn(Opcodes.DUP);
        super.visitTypeInsn(Opcodes.CHECKCAST, owner);
        super.visitInsn(Opcodes.ACONST_NULL);
        String descriptor = "(" + Names.INSTANCE_LOCK_DESCRIPTOR + ")V";
        super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, Names.LOCK, descriptor, false);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        Object[] replaced = arguments.clone();
        for (int i = 0; i < replaced.length; i++) {
            if (replaced[i] instanceof Handle handle && handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
                replaced[i] = new Handle(
                        handle.getTag(),
                        twin(handle.getOwner()),
                        handle.getName(),
                        handle.getDesc(),
                        handle.isInterface());
            }
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(Math.max(maxStack + STACK - 1, STACK), maxLocals);
    }
}
