package dev.reknit.weaver.model;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * A method of a class file.
 *
 * @param signature the generic signature; null if there is none
 * @param exceptions internal names of the exceptions it declares
 * @param keys the indexes of the parameters that are marked as keys
 * @param writes where its code assigns fields of its own class; empty if the code was not read
 * @param passedOn the call that is all its code makes; empty if it does anything else, or was not read
 * @param effects what its code does that may change an object; empty if it only reads, or was not read
 */
public record MethodModel(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        List<String> exceptions,
        List<AnnotationModel> annotations,
        List<Integer> keys,
        List<FieldWrite> writes,
        List<Call> passedOn,
        List<Effect> effects) {

    /**
     * An assignment of a field of the class.
     *
     * @param field the field's name
     * @param isStatic whether the field is static
     */
    public record FieldWrite(String field, boolean isStatic) {}

    /**
     * A call of a method.
     *
     * @param field the field that holds the receiver; null if it is a parameter, or there is none
     */
    public record Call(
            String owner,
            String name,
            String descriptor,
            @Nullable String field) {}

    /**
     * Something that may change an object.
     *
     * @param own the method of the same class that is called; null for a value that is stored in a field or an array, and for a call of
     *     other code
     */
    public record Effect(@Nullable Call own) {}

    /** Whether all of the given access flags are set. */
    public boolean has(int flags) {
        return (access & flags) == flags;
    }

    /** Whether it is static. */
    public boolean isStatic() {
        return has(Opcodes.ACC_STATIC);
    }

    /** Whether it is a constructor or the initializer of the class. */
    public boolean isInitializer() {
        return name.charAt(0) == '<';
    }

    /** The types of its parameters. */
    public Type[] parameters() {
        return Type.getArgumentTypes(descriptor);
    }

    /** The type of its result. */
    public Type result() {
        return Type.getReturnType(descriptor);
    }

    /** Whether it returns a stage, or a future, of which the completion is awaited. */
    public boolean isAsynchronous() {
        return descriptor.endsWith(")Ljava/util/concurrent/CompletionStage;")
                || descriptor.endsWith(")Ljava/util/concurrent/CompletableFuture;")
                || returnsFuture();
    }

    /** Whether it returns a future that says by itself nothing when it completes. */
    public boolean returnsFuture() {
        return descriptor.endsWith(")Ljava/util/concurrent/Future;");
    }

    /** An annotation of the method by its descriptor. */
    public Optional<AnnotationModel> annotation(String annotation) {
        return AnnotationModel.find(annotations, annotation);
    }

    /** The method as messages show it: {@code fetch(String,int)}. */
    public String display() {
        StringJoiner display = new StringJoiner(",", name + "(", ")");
        for (Type each : parameters()) {
            display.add(each.getClassName().substring(each.getClassName().lastIndexOf('.') + 1));
        }
        return display.toString();
    }
}
