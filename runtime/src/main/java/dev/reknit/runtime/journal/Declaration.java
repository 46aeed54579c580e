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
 * @param isAnew whether the classes behind are all that entries from here on have; otherwise they come after those of the declaration before
 * @param name what objects of its class are called in the store
 * @param key what tells it from the others of its name; null if it is the only one
 * @param methods by their numbers
 */
public record Declaration(
        long object, boolean isAnew, String name, @Nullable String key, List<DeclaredMethod> methods) {
    private static final int HAS_KEY = 1;
    private static final int ANEW = 2;

    /**
     * A method as entries behind the declaration have it.
     *
     * @param descriptor of its parameters, and void
     * @param parameters their names
     */
    public record DeclaredMethod(String name, int version, String descriptor, List<String> parameters) {}

    static Declaration of(long object, boolean isAnew, String name, @Nullable String key, JournaledMethods methods) {
        List<DeclaredMethod> declared = new ArrayList<>();
        for (JournaledMethod each : methods.all()) {
            List<String> parameters = new ArrayList<>();
            for (var parameter : each.method().getParameters()) {
                parameters.add(parameter.getName());
            }
            declared.add(new DeclaredMethod(each.name(), each.version(), each.descriptor(), parameters));
        }
        return new Declaration(object, isAnew, name, key, declared);
    }

    /** The number of the object, of a declaration that stands at a position. */
    public long objectAt(long position) {
        return object == 0 ? position : object;
    }

    void write(ByteBuffer to) {
        to.putLong(object);
        to.put((byte) ((key == null ? 0 : HAS_KEY) | (isAnew ? ANEW : 0)));
        putText(to, name);
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
        int flags = from.get();
        String name = text(from);
        String key = (flags & HAS_KEY) == 0 ? null : text(from);
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
        return new Declaration(object, (flags & ANEW) != 0, name, key, methods);
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
