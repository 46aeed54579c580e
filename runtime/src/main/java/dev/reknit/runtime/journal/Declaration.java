package dev.reknit.runtime.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record of {@link RecordType#DECLARATION} says of an object. Behind it stand the classes of the arguments.
 *
 * @param object the number of the object; in its first declaration 0, since that is the number which the record's position will be
 * @param name what objects of its class are called in the store
 * @param key what tells it from the others of its name; null if it is the only one
 * @param methods by their numbers
 */
public record Declaration(
        long object, String name, @Nullable String key, List<DeclaredMethod> methods) {
    /**
     * A method as entries behind the declaration have it.
     *
     * @param descriptor of its parameters, and void
     * @param parameters their names
     */
    public record DeclaredMethod(String name, int version, String descriptor, List<String> parameters) {}

    static Declaration of(long object, String name, @Nullable String key, JournaledMethods methods) {
        List<DeclaredMethod> declared = new ArrayList<>();
        for (JournaledMethod each : methods.all()) {
            List<String> parameters = new ArrayList<>();
            for (var parameter : each.method().getParameters()) {
                parameters.add(parameter.getName());
            }
            declared.add(new DeclaredMethod(each.name(), each.version(), each.descriptor(), parameters));
        }
        return new Declaration(object, name, key, declared);
    }

    /** The number of the object, of a declaration that stands at a position. */
    public long objectAt(long position) {
        return object == 0 ? position : object;
    }

    void write(ByteBuffer to) {
        to.putLong(object);
        putText(to, name);
        to.put((byte) (key == null ? 0 : 1));
        if (key != null) {
            putText(to, key);
        }
        to.putInt(methods.size());
        for (DeclaredMethod each : methods) {
            putText(to, each.name);
            to.putInt(each.version);
            putText(to, each.descriptor);
            to.putInt(each.parameters.size());
            each.parameters.forEach(parameter -> putText(to, parameter));
        }
    }

    /** Reads one; the classes of the arguments remain in the buffer. */
    public static Declaration read(ByteBuffer from) {
        long object = from.getLong();
        String name = text(from);
        String key = from.get() == 0 ? null : text(from);
        List<DeclaredMethod> methods = new ArrayList<>();
        for (int left = from.getInt(); left > 0; left--) {
            String method = text(from);
            int version = from.getInt();
            String descriptor = text(from);
            List<String> parameters = new ArrayList<>();
            for (int more = from.getInt(); more > 0; more--) {
                parameters.add(text(from));
            }
            methods.add(new DeclaredMethod(method, version, descriptor, parameters));
        }
        return new Declaration(object, name, key, methods);
    }

    private static void putText(ByteBuffer to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.putInt(bytes.length);
        to.put(bytes);
    }

    private static String text(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
