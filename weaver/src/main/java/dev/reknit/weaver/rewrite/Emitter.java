package dev.reknit.weaver.rewrite;

import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes code around a method's parameters: loads, boxes, frames. The code's own local variables
 * come after the parameters, in the order in which they are declared.
 */
final class Emitter {
    /** What a call into the runtime may have on the stack before the array of parameters. */
    private static final int PASSED_STACK = 6;

    /** What the making of the array takes: itself, twice, an index, a number of two slots. */
    private static final int ARRAY_STACK = 5;

    private final MethodVisitor code;
    private final String owner;
    private final boolean isInterface;
    private final boolean frames;
    private final boolean classConstants;
    private final boolean isFinal;
    private final MethodModel method;
    private final Type[] parameters;
    private final List<Object> parameterFrame = new ArrayList<>();
    private int nextLocal;

    /**
     * Creates an emitter. Class files before version 50 have no frames, before 49 no constants for classes.
     */
    Emitter(MethodVisitor code, ClassModel type, MethodModel method) {
        int version = type.version();
        this.code = code;
        this.owner = type.name();
        this.isInterface = type.isInterface();
        this.isFinal = (type.access() & Opcodes.ACC_FINAL) != 0;
        this.frames = version >= Opcodes.V1_6;
        this.classConstants = version >= Opcodes.V1_5;
        this.method = method;
        this.parameters = method.parameters();
        if (!method.isStatic()) {
            parameterFrame.add(this.owner);
            nextLocal = 1;
        }
        for (Type each : parameters) {
            parameterFrame.add(frameType(each));
            nextLocal += each.getSize();
        }
    }

    MethodVisitor code() {
        return code;
    }

    Type result() {
        return method.result();
    }

    /** Declares a local variable. */
    int local(int size) {
        int local = nextLocal;
        nextLocal += size;
        return local;
    }

    /** A frame with the parameters, then the given locals, and the given stack. */
    void frame(List<Object> locals, Object... stack) {
        if (frames) {
            List<Object> all = new ArrayList<>(parameterFrame);
            all.addAll(locals);
            code.visitFrame(Opcodes.F_NEW, all.size(), all.toArray(), stack.length, stack);
        }
    }

    /**
     * Ends the code: its stack holds at most all parameters and a log, or what goes before an array of them (a gate, a run, a way,
     * tickets, an outcome, the object) and the making of the array.
     */
    void visitMaxs() {
        int arguments = Type.getArgumentsAndReturnSizes(method.descriptor()) >> 2;
        code.visitMaxs(Math.max(arguments + 1, PASSED_STACK + ARRAY_STACK), nextLocal);
    }

    /** Calls a method of the same class that has the same parameters, with them. */
    void callWithParameters(String name) {
        int local = 0;
        if (!method.isStatic()) {
            code.visitVarInsn(Opcodes.ALOAD, local++);
        }
        for (Type each : parameters) {
            code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
            local += each.getSize();
        }
        int opcode = method.isStatic() ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL;
        code.visitMethodInsn(opcode, owner, name, method.descriptor(), isInterface);
    }

    /** Calls the body that logs, with a log and the parameters. */
    void callWithLog(LoggingBody body, int log) {
        int local = 0;
        if (!method.isStatic()) {
            code.visitVarInsn(Opcodes.ALOAD, local++);
        }
        code.visitVarInsn(Opcodes.ALOAD, log);
        for (Type each : parameters) {
            code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
            local += each.getSize();
        }
        int opcode = method.isStatic() ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL;
        code.visitMethodInsn(opcode, owner, body.name(), body.descriptor(), isInterface);
    }

    /** Whether the method is called on no object, or on objects of the class itself only. */
    boolean isOfOwner() {
        return method.isStatic() || isFinal;
    }

    /** Whether objects can be of the class itself, and code can name it. */
    boolean canNameOwner() {
        return classConstants && !isInterface;
    }

    /** Loads the object, or null in a static method. */
    void loadSelf() {
        if (method.isStatic()) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else {
            code.visitVarInsn(Opcodes.ALOAD, 0);
        }
    }

    /** Loads the argument that is the key; null if no parameter is. */
    void loadKey() {
        if (method.keys().isEmpty()) {
            code.visitInsn(Opcodes.ACONST_NULL);
            return;
        }
        int key = method.keys().get(0);
        int local = method.isStatic() ? 0 : 1;
        for (int i = 0; i < key; i++) {
            local += parameters[i].getSize();
        }
        code.visitVarInsn(parameters[key].getOpcode(Opcodes.ILOAD), local);
        box(parameters[key]);
    }

    /** Loads a new array of the parameters. */
    void loadParameterArray() {
        pushInt(code, parameters.length);
        code.visitTypeInsn(Opcodes.ANEWARRAY, Names.OBJECT);
        int local = method.isStatic() ? 0 : 1;
        for (int i = 0; i < parameters.length; i++) {
            code.visitInsn(Opcodes.DUP);
            pushInt(code, i);
            code.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), local);
            box(parameters[i]);
            code.visitInsn(Opcodes.AASTORE);
            local += parameters[i].getSize();
        }
    }

    /** Puts all parameters into a writer that is in a local variable. */
    void putParameters(int writer) {
        int local = method.isStatic() ? 0 : 1;
        for (Type each : parameters) {
            code.visitVarInsn(Opcodes.ALOAD, writer);
            code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
            Encoded.of(each).put(code);
            local += each.getSize();
        }
    }

    /** Stores the result in a local variable; nothing for {@code void}. */
    void storeResult(int local) {
        if (result() != Type.VOID_TYPE) {
            code.visitVarInsn(result().getOpcode(Opcodes.ISTORE), local);
        }
    }

    /** Loads the result as an object; null for {@code void}. */
    void loadBoxedResult(int local) {
        if (result() == Type.VOID_TYPE) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else {
            code.visitVarInsn(result().getOpcode(Opcodes.ILOAD), local);
            box(result());
        }
    }

    /** Returns the result that is in a local variable. */
    void returnResult(int local) {
        if (result() != Type.VOID_TYPE) {
            code.visitVarInsn(result().getOpcode(Opcodes.ILOAD), local);
        }
        code.visitInsn(result().getOpcode(Opcodes.IRETURN));
    }

    /** Returns the object on the stack as the result. */
    void returnUnboxed() {
        if (result() == Type.VOID_TYPE) {
            code.visitInsn(Opcodes.POP);
        } else if (isPrimitive(result())) {
            Boxing boxing = Boxing.of(result());
            code.visitTypeInsn(Opcodes.CHECKCAST, boxing.owner());
            code.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, boxing.owner(), boxing.unbox(), "()" + result().getDescriptor(), false);
        } else if (!result().getInternalName().equals(Names.OBJECT)) {
            code.visitTypeInsn(Opcodes.CHECKCAST, result().getInternalName());
        }
        code.visitInsn(result().getOpcode(Opcodes.IRETURN));
    }

    /** The result as a frame has it; nothing for {@code void}. */
    List<Object> resultFrame() {
        return result() == Type.VOID_TYPE ? List.of() : List.of(frameType(result()));
    }

    /** Calls a method of a class of the runtime. */
    void callRuntime(String runtimeClass, String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, runtimeClass, name, descriptor, false);
    }

    /** Has a range of code caught by a handler, whatever it throws. */
    void protect(Label from, Label to, Label handler) {
        code.visitTryCatchBlock(from, to, handler, null);
    }

    private void box(Type type) {
        if (isPrimitive(type)) {
            Boxing boxing = Boxing.of(type);
            String descriptor = "(" + type.getDescriptor() + ")L" + boxing.owner() + ";";
            code.visitMethodInsn(Opcodes.INVOKESTATIC, boxing.owner(), "valueOf", descriptor, false);
        }
    }

    /** Loads a number from 0 on. */
    static void pushInt(MethodVisitor code, int value) {
        if (value <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value <= Byte.MAX_VALUE) {
            code.visitIntInsn(Opcodes.BIPUSH, value);
        } else {
            code.visitIntInsn(Opcodes.SIPUSH, value);
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    /** A type as a frame has it. */
    static Object frameType(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Opcodes.INTEGER;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.ARRAY -> {
                Limits.checkDimensions(type.getDimensions());
                yield type.getInternalName();
            }
            default -> type.getInternalName();
        };
    }

    /** The class that holds a primitive as an object. */
    private record Boxing(String owner, String unbox) {
        static Boxing of(Type type) {
            return switch (type.getSort()) {
                case Type.BOOLEAN -> new Boxing("java/lang/Boolean", "booleanValue");
                case Type.CHAR -> new Boxing("java/lang/Character", "charValue");
                case Type.BYTE -> new Boxing("java/lang/Byte", "byteValue");
                case Type.SHORT -> new Boxing("java/lang/Short", "shortValue");
                case Type.INT -> new Boxing("java/lang/Integer", "intValue");
                case Type.FLOAT -> new Boxing("java/lang/Float", "floatValue");
                case Type.LONG -> new Boxing("java/lang/Long", "longValue");
                default -> new Boxing("java/lang/Double", "doubleValue");
            };
        }
    }
}
