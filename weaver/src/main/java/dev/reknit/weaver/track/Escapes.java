package dev.reknit.weaver.track;

import dev.reknit.runtime.state.CapturableTypes;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Tells where code of a class lets arrays out to code that does not log what it writes to them. */
final class Escapes {
    private static final String ARRAYS = "java/util/Arrays";
    private static final Set<String> READING_ARRAYS = Set.of(
            "copyOf",
            "copyOfRange",
            "equals",
            "hashCode",
            "toString",
            "binarySearch",
            "deepEquals",
            "deepHashCode",
            "deepToString",
            "mismatch",
            "compare",
            "compareUnsigned");

    /** Classes of which all methods but a few only read arrays; and those few. */
    private static final Map<String, Set<String>> READING = Map.of(
            "java/lang/String", Set.of("getChars", "getBytes"),
            "java/lang/StringBuilder", Set.of("getChars"),
            "java/lang/StringBuffer", Set.of("getChars"),
            "java/util/Objects", Set.of());

    /** These make strings and compare fields. */
    private static final Set<String> READING_BOOTSTRAPS =
            Set.of("java/lang/invoke/StringConcatFactory", "java/lang/runtime/ObjectMethods");

    private final ClassModel type;
    private final TrackedNest nest;
    private final ClassIndex index;

    Escapes(ClassModel type, TrackedNest nest, ClassIndex index) {
        this.type = type;
        this.nest = nest;
        this.index = index;
    }

    /** Whether a method may write to an array that it is given, without logging that. */
    boolean mayWrite(int opcode, String owner, String name, String descriptor) {
        if (owner.equals(ARRAYS)) {
            return !READING_ARRAYS.contains(name);
        }
        Set<String> writing = READING.get(owner);
        return writing != null ? writing.contains(name) : !isLogged(opcode, owner, name, descriptor);
    }

    /** Whether what runs is code of the nest: it cannot be overridden elsewhere. */
    private boolean isLogged(int opcode, String owner, String name, String descriptor) {
        if (!owner.equals(type.name()) && nest.find(owner) == null) {
            return false;
        }
        ClassModel in = owner.equals(type.name()) ? type : index.find(owner).orElse(null);
        MethodModel method = in == null ? null : in.method(name, descriptor).orElse(null);
        return in != null
                && method != null
                && !method.has(Opcodes.ACC_NATIVE)
                && (opcode == Opcodes.INVOKESPECIAL
                        || (in.access() & Opcodes.ACC_FINAL) != 0
                        || method.isStatic()
                        || method.has(Opcodes.ACC_PRIVATE)
                        || method.has(Opcodes.ACC_FINAL));
    }

    /** Whether a call site may write to an array that it is given: not if that is passed to a lambda of the class. */
    boolean mayWrite(Handle bootstrap, Object... arguments) {
        if (READING_BOOTSTRAPS.contains(bootstrap.getOwner())) {
            return false;
        }
        boolean isLambda = bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && arguments.length > 1
                && arguments[1] instanceof Handle body
                && body.getOwner().equals(type.name());
        return !isLambda;
    }

    /** Whether others than the nest may read a field. */
    boolean isOpen(String owner, String name, String descriptor) {
        if (nest.declaring(owner, name, descriptor) != null) {
            return false;
        }
        FieldModel field = owner.equals(type.name()) ? type.field(name).orElse(null) : null;
        return field == null || (field.access() & Opcodes.ACC_PRIVATE) == 0;
    }

    /**
     * Whether others than the nest may get what a method returns; they may call a lambda. Compilers before Java 11 made methods
     * for what a class reads of another one of its nest; nobody else can name these.
     */
    static boolean isOpen(int access, String name) {
        if ((access & Opcodes.ACC_SYNTHETIC) == 0) {
            return (access & Opcodes.ACC_PRIVATE) == 0;
        }
        int accessor = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        return (access & (accessor | Opcodes.ACC_PUBLIC)) != accessor || !name.startsWith("access$");
    }

    /** Whether all that an array can hold is numbers, or objects that do not change. */
    boolean holdsValues(Type array) {
        Type element = array.getElementType();
        if (array.getDimensions() > 1) {
            return false;
        }
        return element.getSort() != Type.OBJECT
                || ((type.access() & Opcodes.ACC_ENUM) != 0
                        && element.getInternalName().equals(type.name()))
                || isValue(element);
    }

    /** Whether the objects of a type do not change, as its name tells. */
    static boolean isValue(Type type) {
        return CapturableTypes.verdict(type.getClassName()).kind() == CapturableTypes.Kind.SHARED;
    }
}
