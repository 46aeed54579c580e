package dev.reknit.weaver.track;

import dev.reknit.weaver.model.FieldModel;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Puts barriers into code: before what it writes, so that it can be taken back, and after what it
 * reads, if that may be an object which does not log its own changes and is therefore copied before anybody
 * has it in hand. No barrier has a branch, so none needs a frame.
 *
 * <p>What the running call has created needs none ({@link Operands}): no scope was open then that is not open now, and
 * whoever takes back the call has no way to the object.
 */
final class Barriers extends Operands {
    /** An array, an index, a log. */
    private static final int STACK = 3;

    private final TrackedNest nest;
    private final Escapes escapes;
    private final Body body;
    private final Construction construction;
    private int locals;
    private int written;

    /**
     * The code that gets barriers.
     *
     * @param log the local variable that has the log; negative where there is none, and each barrier looks it up
     * @param locals how many locals the code has
     * @param checkpointed whether scopes are opened for it
     */
    record Body(int version, int access, String name, String descriptor, int log, int locals, boolean checkpointed) {
        boolean isConstructor() {
            return name.equals("<init>");
        }

        boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }

        /** Whether it is that of a lambda, so that what it captures comes to it as parameters. */
        boolean isLambda() {
            int lambda = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
            return (access & lambda) == lambda && !isConstructor();
        }
    }

    Barriers(MethodVisitor next, TrackedNest nest, Escapes escapes, Body body) {
        super(next, body.version(), body.isConstructor());
        this.nest = nest;
        this.escapes = escapes;
        this.body = body;
        this.construction = new Construction(body.isConstructor());
    }

    /** How many barriers there are so far. */
    int written() {
        return written;
    }

    /** What a call is given may be what a call around it has copied. */
    @Override
    public void visitCode() {
        super.visitCode();
        int local = body.log() + 1;
        if (body.isLambda() && !body.isStatic()) {
            meet(0);
        }
        if (body.isLambda() || body.checkpointed()) {
            for (Type each : Type.getArgumentTypes(body.descriptor())) {
                if (each.getSort() == Type.OBJECT && !Escapes.isValue(each)) {
                    meet(local);
                }
                local += each.getSize();
            }
        }
    }

    private void meet(int local) {
        mv.visitVarInsn(Opcodes.ALOAD, local);
        call(Names.LOG, "meet", "Ljava/lang/Object;");
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        TrackedClass declaring = nest.declaring(owner, name, descriptor);
        FieldModel field = declaring == null ? null : declaring.field(name, descriptor);
        boolean isArray = descriptor.charAt(0) == '[';
        if (isArray && opcode != Opcodes.GETFIELD && opcode != Opcodes.GETSTATIC) {
            storeArray(owner, name, descriptor);
        }
        if (opcode == Opcodes.PUTFIELD && declaring != null && field != null && !field.isFinal()) {
            store(declaring, owner, Type.getType(descriptor).getSize());
        }
        boolean reaches = opcode == Opcodes.GETFIELD
                && declaring != null
                && declaring.uncertain().contains(name)
                && !isNew(operand(0));
        super.visitFieldInsn(opcode, owner, name, descriptor);
        if (reaches) {
            mv.visitInsn(Opcodes.DUP);
            call(Names.LOG, "reach", "Ljava/lang/Object;");
        }
    }

    private void storeArray(String owner, String name, String descriptor) {
        if (escapes.isOpen(owner, name, descriptor) && lets(Type.getType(descriptor), operand(0))) {
            letOut();
        }
    }

    /** A class of another nest may be out of sight for this one, which sees the owner that it names: a class that inherits the field. */
    private void store(TrackedClass declaring, String owner, int slots) {
        Kind object = operand(slots);
        if (isNew(object) || (object == Kind.UNKNOWN && !construction.isComplete())) {
            return;
        }
        if (slots == 1) {
            mv.visitInsn(Opcodes.DUP2);
            mv.visitInsn(Opcodes.POP);
        } else {
            mv.visitInsn(Opcodes.DUP2_X1);
            mv.visitInsn(Opcodes.POP2);
            mv.visitInsn(Opcodes.DUP_X2);
        }
        String seen = nest.find(declaring.name()) == null ? owner : declaring.name();
        call(seen, Names.TOUCH, "L" + declaring.name() + ";");
    }

    private static boolean isNew(Kind kind) {
        return kind == Kind.SELF || kind == Kind.FRESH || kind == Kind.OWN;
    }

    /** Whether an array that leaves the nest is to be saved first. */
    private boolean lets(Type array, Kind kind) {
        return kind != Kind.FRESH && !(kind == Kind.OWN && escapes.holdsValues(array));
    }

    @Override
    public void visitInsn(int opcode) {
        switch (opcode) {
            case Opcodes.IASTORE, Opcodes.FASTORE, Opcodes.AASTORE, Opcodes.BASTORE, Opcodes.CASTORE, Opcodes.SASTORE ->
                storeElement(1);
            case Opcodes.LASTORE, Opcodes.DASTORE -> storeElement(2);
            case Opcodes.ARETURN -> returned();
            default -> {}
        }
        super.visitInsn(opcode);
        if (opcode == Opcodes.AALOAD) {
            mv.visitInsn(Opcodes.DUP);
            call(Names.LOG, "reachElement", "Ljava/lang/Object;");
        }
    }

    private void storeElement(int slots) {
        if (isNew(operand(slots + 1))) {
            return;
        }
        if (slots == 1) {
            mv.visitInsn(Opcodes.DUP_X2);
            mv.visitInsn(Opcodes.POP);
            mv.visitInsn(Opcodes.DUP2_X1);
        } else {
            mv.visitInsn(Opcodes.DUP2_X2);
            mv.visitInsn(Opcodes.POP2);
            mv.visitInsn(Opcodes.DUP2_X2);
        }
        call(Names.ARRAYS, "write", "Ljava/lang/Object;I");
    }

    private void returned() {
        Type result = Type.getReturnType(body.descriptor());
        if (result.getSort() == Type.ARRAY && Escapes.isOpen(body.access(), body.name()) && lets(result, operand(0))) {
            letOut();
        }
    }

    private void letOut() {
        mv.visitInsn(Opcodes.DUP);
        call(Names.ARRAYS, "all", "Ljava/lang/Object;");
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.NEW) {
            construction.created();
        }
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.equals("java/lang/System") && name.equals("arraycopy") && !isNew(operand(2))) {
            call(Names.ARRAYS, name, "Ljava/lang/Object;ILjava/lang/Object;II");
            called(descriptor, false);
            return;
        }
        Type[] arguments = Type.getArgumentTypes(descriptor);
        if (owner.equals("java/lang/reflect/Array") && name.startsWith("set")) {
            letOut(arguments, 0);
        } else if (descriptor.indexOf('[') > 0 && escapes.mayWrite(opcode, owner, name, descriptor)) {
            letOut(arguments, firstArray(arguments));
        }
        if (name.equals("<init>")) {
            construction.isOwn();
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        if (descriptor.indexOf('[') > 0 && escapes.mayWrite(bootstrap, arguments)) {
            Type[] captured = Type.getArgumentTypes(descriptor);
            letOut(captured, firstArray(captured));
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    /** The first array among the arguments that are on the stack and is to be saved; past the end if there is none. */
    private int firstArray(Type[] arguments) {
        int first = arguments.length;
        int above = 0;
        for (int i = arguments.length - 1; i >= 0; i--) {
            if (arguments[i].getSort() == Type.ARRAY && lets(arguments[i], operand(above))) {
                first = i;
            }
            above += arguments[i].getSize();
        }
        return first;
    }

    /** Saves the arrays among the arguments on the stack; what lies above the first is put aside meanwhile. */
    private void letOut(Type[] arguments, int first) {
        int aside = body.locals();
        for (int i = arguments.length - 1; i >= first; i--) {
            if (i == first || arguments[i].getSort() == Type.ARRAY) {
                letOut();
            }
            if (i > first) {
                mv.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), aside);
                aside += arguments[i].getSize();
            }
        }
        locals = Math.max(locals, aside);
        for (int i = first + 1; i < arguments.length; i++) {
            aside -= arguments[i].getSize();
            mv.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), aside);
        }
    }

    private void call(String owner, String name, String parameters) {
        boolean atHand = body.log() >= 0;
        if (atHand) {
            mv.visitVarInsn(Opcodes.ALOAD, body.log());
        }
        String descriptor = "(" + parameters + (atHand ? Names.LOG_DESCRIPTOR : "") + ")V";
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
        written++;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + STACK, Math.max(maxLocals, locals));
    }
}
