package dev.reknit.weaver.model;

import dev.reknit.weaver.model.MethodModel.Call;
import dev.reknit.weaver.model.MethodModel.Effect;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Collects what a method does that may change an object. Not among it are reads of fields and arrays, and calls of classes of the JDK whose
 * objects never change, with arguments of such classes: what else is called may change something, or lead to code that does
 * ({@code equals} of an element, for instance).
 */
final class Effects extends MethodVisitor {
    private static final Set<String> VALUES = Set.of(
            "java/lang/String",
            "java/lang/Boolean",
            "java/lang/Character",
            "java/lang/Byte",
            "java/lang/Short",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Float",
            "java/lang/Double",
            "java/lang/Class",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/math/MathContext",
            "java/math/RoundingMode",
            "java/util/UUID");
    private static final Set<String> FUNCTIONS = Set.of("java/lang/Math", "java/lang/StrictMath");
    private static final String TIME = "java/time/";
    private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory";

    private final List<Effect> into;
    private final String owner;

    Effects(List<Effect> into, String owner, MethodVisitor next) {
        super(OpenedClassReader.ASM_API, next);
        this.into = into;
        this.owner = owner;
    }

    private void add(Effect effect) {
        if (!into.contains(effect)) {
            into.add(effect);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String of, String name, String descriptor) {
        if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
            add(new Effect(null));
        }
        super.visitFieldInsn(opcode, of, name, descriptor);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            add(new Effect(null));
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitMethodInsn(int opcode, String of, String name, String descriptor, boolean isInterface) {
        if (of.equals(owner) && !name.equals("<init>")) {
            add(new Effect(new Call(of, name, descriptor, null)));
        } else if (!isHarmless(of, name, descriptor)) {
            add(new Effect(null));
        }
        super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        if (!bootstrap.getOwner().equals(CONCATENATION) || !takesValues(descriptor)) {
            add(new Effect(null));
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    private static boolean isHarmless(String of, String name, String descriptor) {
        boolean ofValues = isValue(of) || FUNCTIONS.contains(of) || (isFailure(of) && name.equals("<init>"));
        boolean ofObject = of.equals("java/lang/Object") && (name.equals("<init>") || name.equals("getClass"));
        boolean check =
                of.equals("java/util/Objects") && name.equals("requireNonNull") && !descriptor.contains("Supplier");
        return ofObject || check || (ofValues && (takesValues(descriptor) || name.equals("equals")));
    }

    private static boolean isFailure(String name) {
        return name.startsWith("java/") && (name.endsWith("Exception") || name.endsWith("Error"));
    }

    private static boolean takesValues(String descriptor) {
        for (Type each : Type.getArgumentTypes(descriptor)) {
            if (each.getSort() == Type.ARRAY || (each.getSort() == Type.OBJECT && !isValue(each.getInternalName()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValue(String name) {
        return VALUES.contains(name)
                || (name.startsWith(TIME) && name.indexOf('/', TIME.length()) < 0 && !name.endsWith("Clock"));
    }
}
