package dev.reknit.weaver.track;

import dev.reknit.runtime.state.CapturableTypes;
import dev.reknit.runtime.state.CapturableTypes.Kind;
import dev.reknit.weaver.check.State;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.RawClassFile;
import java.util.List;
import java.util.function.BiPredicate;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * What becomes of each field of a tracked nest: its changes are logged if the code of the nest, and other code that is woven
 * for it, is all that can make
 * them, and all that can hand out what the field holds where that does not log its own changes; else it is copied.
 *
 * @param handles whether code of the nest may write fields other than by the instruction for it, which no barrier sees
 * @param closed whether all code outside the nest that names a field of a class, neither private nor public, is woven for it
 */
record FieldChoice(ClassIndex index, boolean handles, BiPredicate<ClassModel, FieldModel> closed) {
    /** What code that writes fields by other ways has in its constant pool: names of methods, descriptors, classes. */
    private static final List<String> WAYS = List.of(
            "findSetter",
            "unreflectSetter",
            "findVarHandle",
            "unreflectVarHandle",
            "()Ljava/lang/invoke/MethodHandles$Lookup;",
            "java/lang/reflect/Field",
            "java/util/concurrent/atomic/AtomicIntegerFieldUpdater",
            "java/util/concurrent/atomic/AtomicLongFieldUpdater",
            "java/util/concurrent/atomic/AtomicReferenceFieldUpdater",
            "sun/misc/Unsafe",
            "jdk/internal/misc/Unsafe");

    /** One by which only what is private is logged. */
    static FieldChoice ofPrivate(ClassIndex index, boolean handles) {
        return new FieldChoice(index, handles, (type, field) -> false);
    }

    /** Whether a class may write fields by other ways. */
    static boolean usesHandles(byte[] classFile) {
        return new RawClassFile(classFile).hasTextBeginning(WAYS);
    }

    /** The fields of a class's state of which the changes are logged, final ones among them. */
    List<FieldModel> logged(ClassModel type) {
        return type.fields().stream()
                .filter(each -> State.has(each) && isLogged(type, each))
                .toList();
    }

    /** The other fields of its state. */
    List<FieldModel> copied(ClassModel type) {
        return type.fields().stream()
                .filter(each -> State.has(each) && !isLogged(type, each))
                .toList();
    }

    private boolean isLogged(ClassModel type, FieldModel field) {
        if (field.isFinal()) {
            return isShared(field.descriptor()) || isOwn(type, field);
        }
        return !handles && isOwn(type, field);
    }

    private boolean isOwn(ClassModel type, FieldModel field) {
        return isPrivate(field) || (isNear(field) && closed.test(type, field));
    }

    /** Those that a compiler adds, as for the outer object and for what a class captures, no other source code can name. */
    static boolean isPrivate(FieldModel field) {
        return (field.access() & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) != 0;
    }

    /** Whether a field can be named by classes of the same package, or by subclasses, but not by all others. */
    static boolean isNear(FieldModel field) {
        return (field.access() & Opcodes.ACC_PUBLIC) == 0 && !isPrivate(field) && !field.isStatic();
    }

    /** Whether a field's type leaves it open what it holds. */
    boolean isUncertain(FieldModel field) {
        return !field.descriptor().startsWith("[") && !isShared(field.descriptor());
    }

    /** Whether the state of a class is fields that never change, of types that the runtime takes for values. */
    boolean hasValuesOnly(ClassModel type) {
        List<FieldModel> state = type.fields().stream().filter(State::has).toList();
        return !state.isEmpty() && state.stream().allMatch(each -> each.isFinal() && isValue(each.descriptor()));
    }

    private boolean isValue(String descriptor) {
        Type type = Type.getType(descriptor);
        return isShared(descriptor)
                && (type.getSort() != Type.OBJECT
                        || isEnum(type.getInternalName())
                        || index.find(type.getInternalName())
                                .filter(each -> (each.access() & Opcodes.ACC_FINAL) != 0)
                                .isPresent());
    }

    /** Whether values of a type never change: primitives, and what is shared by its name, or as the constant of an enum. */
    boolean isShared(String descriptor) {
        Type type = Type.getType(descriptor);
        return switch (type.getSort()) {
            case Type.ARRAY -> false;
            case Type.OBJECT ->
                CapturableTypes.verdict(type.getClassName()).kind() == Kind.SHARED || isEnum(type.getInternalName());
            default -> true;
        };
    }

    private boolean isEnum(String name) {
        return !RawClassFile.isPlatform(name)
                && index.find(name)
                        .filter(each -> (each.access() & Opcodes.ACC_ENUM) != 0)
                        .isPresent();
    }
}
