package dev.reknit.weaver.rewrite;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The serial version that a class has by default. It counts the class's initializer among other things, so a
 * class that gets one by weaving must state the version that it had without; otherwise what was serialized before
 * could not be read. Java Object Serialization Specification, section 4.6.
 */
public final class SerialVersion {
    private static final int CLASS_FLAGS =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
    private static final int FIELD_FLAGS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_VOLATILE
            | Opcodes.ACC_TRANSIENT;
    private static final int METHOD_FLAGS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_SYNCHRONIZED
            | Opcodes.ACC_NATIVE
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_STRICT;

    private SerialVersion() {}

    /** The version that a class must state once it has an initializer; null if it need not. */
    static @Nullable Long toKeep(ClassModel type, ClassIndex index) {
        return type.method("<clinit>", "()V").isPresent() ? null : toState(type, index);
    }

    /** The version that a class must state once it has other members or interfaces; null if it need not. */
    public static @Nullable Long toState(ClassModel type, ClassIndex index) {
        boolean fixed = type.isInterface()
                || (type.access() & (Opcodes.ACC_ENUM | Opcodes.ACC_RECORD)) != 0
                || type.field("serialVersionUID").isPresent();
        return fixed || !maybeSerializable(type, index) ? null : compute(type);
    }

    private static boolean maybeSerializable(ClassModel type, ClassIndex index) {
        if (Names.OBJECT.equals(type.superName()) && type.interfaces().isEmpty()) {
            return false;
        }
        if (type.superName() != null && mayBe(type.superName(), index)) {
            return true;
        }
        for (String each : type.interfaces()) {
            if (mayBe(each, index)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBe(String name, ClassIndex index) {
        return !name.equals(Names.OBJECT)
                && index.isSubtype(name, "java/io/Serializable").orElse(true);
    }

    static long compute(ClassModel type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(type.binaryName());
            out.writeInt(type.modifiers() & CLASS_FLAGS);
            for (String each : type.interfaces().stream().sorted(byBinaryName()).toList()) {
                out.writeUTF(each.replace('/', '.'));
            }
            writeFields(type, out);
            if (type.method("<clinit>", "()V").isPresent()) {
                write(out, "<clinit>", Opcodes.ACC_STATIC, "()V");
            }
            writeMethods(
                    type.methods().stream()
                            .filter(each -> each.name().equals("<init>"))
                            .toList(),
                    out);
            writeMethods(
                    type.methods().stream()
                            .filter(each -> !each.isInitializer())
                            .toList(),
                    out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return first8(sha1(bytes.toByteArray()));
    }

    private static Comparator<String> byBinaryName() {
        return Comparator.comparing(name -> name.replace('/', '.'));
    }

    private static void writeFields(ClassModel type, DataOutputStream out) throws IOException {
        List<FieldModel> sorted = type.fields().stream()
                .filter(each -> (each.access() & Opcodes.ACC_PRIVATE) == 0
                        || (each.access() & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) == 0)
                .sorted(Comparator.comparing(FieldModel::name))
                .toList();
        for (FieldModel each : sorted) {
            write(out, each.name(), each.access() & FIELD_FLAGS, each.descriptor());
        }
    }

    private static void writeMethods(List<MethodModel> methods, DataOutputStream out) throws IOException {
        List<MethodModel> sorted = methods.stream()
                .filter(each -> !each.has(Opcodes.ACC_PRIVATE))
                .sorted(Comparator.comparing(MethodModel::name).thenComparing(MethodModel::descriptor))
                .toList();
        for (MethodModel each : sorted) {
            write(
                    out,
                    each.name(),
                    each.access() & METHOD_FLAGS,
                    each.descriptor().replace('/', '.'));
        }
    }

    private static void write(DataOutputStream out, String name, int flags, String descriptor) throws IOException {
        out.writeUTF(name);
        out.writeInt(flags);
        out.writeUTF(descriptor);
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-1", missing);
        }
    }

    private static long first8(byte[] hash) {
        long version = 0;
        for (int i = 7; i >= 0; i--) {
            version = version << 8 | hash[i] & 0xFF;
        }
        return version;
    }
}
