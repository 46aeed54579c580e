package dev.reknit.weaver.check;

import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The rules of {@link dev.reknit.Fallback#value()}. */
final class FallbackHandlers {
    private FallbackHandlers() {}

    static void check(Subject subject, Problems problems, Type handler) {
        ClassModel type = subject.index().find(handler.getInternalName()).orElse(null);
        if (type == null) {
            return;
        }
        String unusable = unusable(type);
        if (unusable != null) {
            problems.error(subject.declaration(), "value", handler, "a concrete class", unusable);
        }
        checkResult(subject, problems, handler);
    }

    private static @Nullable String unusable(ClassModel type) {
        if (type.isInterface()) {
            return "is an interface; name a class that implements it";
        }
        if ((type.access() & Opcodes.ACC_ABSTRACT) != 0) {
            return "is abstract; name a class that extends it";
        }
        if (type.method("<init>", "()V").isPresent()) {
            return null;
        }
        boolean inner = type.name().indexOf('$') >= 0 && (type.modifiers() & Opcodes.ACC_STATIC) == 0;
        return inner
                ? "is an inner class, so each handler would belong to an object of the class around it;"
                        + " declare it static"
                : "has no constructor without parameters; add one, of any visibility";
    }

    private static void checkResult(Subject subject, Problems problems, Type handler) {
        Types types = subject.types();
        MethodModel method = subject.guarded();
        TypeUse given =
                types.argument(new TypeUse.Named(handler.getInternalName(), List.of()), "dev/reknit/FallbackHandler");
        TypeUse result = Signatures.result(method);
        // A handler of Object says that it answers for methods of many kinds.
        boolean open = given instanceof TypeUse.Named named && named.name().equals("java/lang/Object");
        boolean fits = method.result().equals(Type.VOID_TYPE) || open || answers(types, method, given);
        if (!fits) {
            problems.error(
                    subject,
                    "value",
                    handler,
                    "FallbackHandler<" + Types.boxed(result).display() + ">",
                    "is a FallbackHandler<" + given.display() + ">, but " + method.display() + " returns "
                            + result.display());
        }
    }

    private static boolean answers(Types types, MethodModel method, TypeUse given) {
        return method.isAsynchronous()
                ? !(given instanceof TypeUse.Named stage)
                        || types.mayBe(stage.name(), "java/util/concurrent/CompletionStage")
                        || (method.returnsFuture() && types.mayBe(stage.name(), "java/util/concurrent/Future"))
                : types.returns(Signatures.result(method), given);
    }
}
