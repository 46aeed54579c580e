package dev.reknit.weaver.track;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Follows code to see which objects on its stack need no barrier, because the running call of the method has
 * created them. It goes by straight lines: at each place that a jump may lead to it knows nothing. A subclass
 * that writes instructions in between sends them to {@code mv}, and leaves the stack as it was.
 */
abstract class Operands extends MethodVisitor {
    /** What is known of an operand. */
    enum Kind {
        /** Nothing; it may even be an object under construction. */
        UNKNOWN,
        /** It is whole, or no object. */
        OTHER,
        /** The object that the constructor constructs. */
        SELF,
        /** It has been on the stack since it was created; an array holds only what this code has put in. */
        FRESH,
        /** It was created here, and kept in a local variable since. */
        OWN
    }

    private final boolean isConstructor;
    private final boolean framesTellTargets;
    private final Map<Integer, Kind> locals = new HashMap<>();
    private Kind[] stack = new Kind[16];
    private int size;

    /**
     * Creates the visitor.
     *
     * @param version of the class file; from 51 on, there is a frame wherever a jump leads to
     */
    Operands(MethodVisitor next, int version, boolean isConstructor) {
        super(OpenedClassReader.ASM_API, next);
        this.isConstructor = isConstructor;
        this.framesTellTargets = version >= Opcodes.V1_7;
    }

    /** What is known of an operand that has so many slots of stack above it. */
    final Kind operand(int above) {
        return above < size ? stack[size - 1 - above] : Kind.UNKNOWN;
    }

    private void forget() {
        size = 0;
        locals.clear();
    }

    private void push(Kind kind) {
        if (size == stack.length) {
            stack = Arrays.copyOf(stack, 2 * size);
        }
        stack[size++] = kind;
    }

    private void push(int slots) {
        for (int i = 0; i < slots; i++) {
            push(Kind.OTHER);
        }
    }

    private void pop(int slots) {
        size = Math.max(0, size - slots);
    }

    /** Copies the uppermost slots to a place below some others. */
    private void duplicate(int slots, int below) {
        Kind[] moved = new Kind[slots + below];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = operand(moved.length - 1 - i);
        }
        pop(moved.length);
        for (int i = 0; i < slots; i++) {
            push(moved[below + i]);
        }
        for (Kind each : moved) {
            push(each);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        super.visitInsn(opcode);
        switch (opcode) {
            case Opcodes.POP -> pop(1);
            case Opcodes.POP2 -> pop(2);
            case Opcodes.DUP -> duplicate(1, 0);
            case Opcodes.DUP_X1 -> duplicate(1, 1);
            case Opcodes.DUP_X2 -> duplicate(1, 2);
            case Opcodes.DUP2 -> duplicate(2, 0);
            case Opcodes.DUP2_X1 -> duplicate(2, 1);
            case Opcodes.DUP2_X2 -> duplicate(2, 2);
            case Opcodes.SWAP -> {
                duplicate(1, 1);
                pop(1);
            }
            case Opcodes.IRETURN,
                    Opcodes.LRETURN,
                    Opcodes.FRETURN,
                    Opcodes.DRETURN,
                    Opcodes.ARETURN,
                    Opcodes.RETURN,
                    Opcodes.ATHROW -> forget();
            default -> {
                pop(StackEffects.taken(opcode));
                push(StackEffects.left(opcode));
            }
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        super.visitIntInsn(opcode, operand);
        if (opcode == Opcodes.NEWARRAY) {
            pop(1);
            push(Kind.FRESH);
        } else {
            push(Kind.OTHER);
        }
    }

    @Override
    public void visitVarInsn(int opcode, int local) {
        super.visitVarInsn(opcode, local);
        switch (opcode) {
            case Opcodes.ILOAD, Opcodes.FLOAD -> push(1);
            case Opcodes.LLOAD, Opcodes.DLOAD -> push(2);
            case Opcodes.ALOAD ->
                push(isConstructor && local == 0 ? Kind.SELF : locals.getOrDefault(local, Kind.OTHER));
            case Opcodes.ASTORE -> store(local, operand(0) == Kind.FRESH ? Kind.OWN : operand(0), 1);
            case Opcodes.ISTORE, Opcodes.FSTORE -> store(local, Kind.OTHER, 1);
            case Opcodes.LSTORE, Opcodes.DSTORE -> store(local, Kind.OTHER, 2);
            default -> forget();
        }
    }

    private void store(int local, Kind kind, int slots) {
        pop(slots);
        locals.put(local, kind);
        if (slots == 2) {
            locals.remove(local + 1);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        super.visitTypeInsn(opcode, type);
        switch (opcode) {
            case Opcodes.NEW -> push(Kind.FRESH);
            case Opcodes.ANEWARRAY -> {
                pop(1);
                push(Kind.FRESH);
            }
            case Opcodes.INSTANCEOF -> {
                pop(1);
                push(1);
            }
            default -> {}
        }
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        super.visitMultiANewArrayInsn(descriptor, dimensions);
        pop(dimensions);
        push(Kind.FRESH);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        super.visitFieldInsn(opcode, owner, name, descriptor);
        int slots = Type.getType(descriptor).getSize();
        boolean writes = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
        boolean ofObject = opcode == Opcodes.PUTFIELD || opcode == Opcodes.GETFIELD;
        pop((writes ? slots : 0) + (ofObject ? 1 : 0));
        push(writes ? 0 : slots);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        called(descriptor, opcode != Opcodes.INVOKESTATIC);
        if (owner.charAt(0) == '[' && name.equals("clone")) {
            pop(1);
            push(Kind.OWN);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        called(descriptor, false);
    }

    /** Notes that a call took its arguments and left its result. */
    final void called(String descriptor, boolean onObject) {
        int sizes = Type.getArgumentsAndReturnSizes(descriptor);
        pop((sizes >> 2) - (onObject ? 0 : 1));
        push(sizes & 3);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        super.visitJumpInsn(opcode, label);
        switch (opcode) {
            case Opcodes.GOTO, Opcodes.JSR -> forget();
            case Opcodes.IF_ICMPEQ,
                    Opcodes.IF_ICMPNE,
                    Opcodes.IF_ICMPLT,
                    Opcodes.IF_ICMPGE,
                    Opcodes.IF_ICMPGT,
                    Opcodes.IF_ICMPLE,
                    Opcodes.IF_ACMPEQ,
                    Opcodes.IF_ACMPNE -> pop(2);
            default -> pop(1);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        super.visitLdcInsn(value);
        boolean twoSlots = value instanceof Long
                || value instanceof Double
                || (value instanceof ConstantDynamic computed && computed.getSize() == 2);
        push(twoSlots ? 2 : 1);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        super.visitTableSwitchInsn(min, max, otherwise, labels);
        forget();
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        super.visitLookupSwitchInsn(otherwise, keys, labels);
        forget();
    }

    @Override
    public void visitFrame(int kind, int localCount, Object[] frameLocals, int stackCount, Object[] frameStack) {
        super.visitFrame(kind, localCount, frameLocals, stackCount, frameStack);
        forget();
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        if (!framesTellTargets) {
            forget();
        }
    }
}
