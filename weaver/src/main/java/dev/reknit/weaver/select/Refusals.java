package dev.reknit.weaver.select;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.model.MethodModel;
import java.util.Optional;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Methods that cannot be woven, whatever the annotation says, and why. */
final class Refusals {
    private static final String CONTINUATION = "Lkotlin/coroutines/Continuation;)";
    private static final String COROUTINES = "kotlin/coroutines/jvm/internal/";

    /** Of the JDK; in the class files of others it says nothing. */
    private static final String CALLER_SENSITIVE = "Ljdk/internal/reflect/CallerSensitive;";

    private Refusals() {}

    /** Why a method cannot be woven; empty if it can. */
    static Optional<String> reason(ClassModel type, MethodModel method, ClassIndex index) {
        if (type.version() < Opcodes.V1_5) {
            return Optional.of("a class file older than Java 5 has no annotations, and policies are read from them");
        }
        if (method.has(Opcodes.ACC_ABSTRACT)) {
            return Optional.of("an abstract method has no body to guard; annotate the methods that implement it");
        }
        if (method.has(Opcodes.ACC_NATIVE)) {
            return Optional.of("a native method has no body to guard; annotate a method that calls it");
        }
        if (method.annotation(CALLER_SENSITIVE).isPresent()) {
            return Optional.of("it asks which class calls it, and would find its own; guard the method that calls it");
        }
        if (method.descriptor().contains(CONTINUATION) || isPieceOfSuspend(type, method)) {
            return Optional.of("a suspend function runs in pieces and cannot be made again as one call;"
                    + " annotate a function that does not suspend");
        }
        String taken = type.isWoven() ? null : ownName(type);
        if (taken != null) {
            return Optional.of("the class has a member " + taken + ", as woven classes have; give it another name, or"
                    + " weave the class as it was compiled");
        }
        return foreignStage(method, index);
    }

    /** The code of a coroutine, which is called again for each of its pieces. */
    private static boolean isPieceOfSuspend(ClassModel type, MethodModel method) {
        return method.name().equals("invokeSuspend")
                && type.superName() != null
                && type.superName().startsWith(COROUTINES);
    }

    /** A member that is named as generated ones are; null if there is none. */
    private static @Nullable String ownName(ClassModel type) {
        for (MethodModel each : type.methods()) {
            if (each.name().startsWith(Marks.PREFIX)) {
                return each.name();
            }
        }
        for (FieldModel each : type.fields()) {
            if (each.name().startsWith(Marks.PREFIX)) {
                return each.name();
            }
        }
        return null;
    }

    /** The platform has no other stages that a method could name; so its class files need not be read. */
    private static boolean isPlatform(Type type) {
        return type.getInternalName().startsWith("java/");
    }

    private static Optional<String> foreignStage(MethodModel method, ClassIndex index) {
        Type result = method.result();
        if (result.getSort() != Type.OBJECT || method.isAsynchronous() || isPlatform(result)) {
            return Optional.empty();
        }
        boolean stage = index.isSubtype(result.getInternalName(), "java/util/concurrent/CompletionStage")
                .orElse(false);
        return stage
                ? Optional.of("it returns " + result.getClassName() + ", which Reknit cannot create;"
                        + " let it return CompletionStage or CompletableFuture")
                : Optional.empty();
    }
}
