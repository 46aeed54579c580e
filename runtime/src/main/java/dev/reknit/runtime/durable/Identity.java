package dev.reknit.runtime.durable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a durable object is known by in its store.
 *
 * @param name of its class
 * @param key what tells it from the others of that name; null if it is the only one
 */
public record Identity(String name, @Nullable String key) {
    /** The flag in a record that a key follows the name. */
    static final int HAS_KEY = 1;

    /** The same object under another name. */
    Identity named(String other) {
        return new Identity(other, key);
    }

    int flag() {
        return key == null ? 0 : HAS_KEY;
    }

    void write(ByteBuffer to) {
        putText(to, name);
        if (key != null) {
            putText(to, key);
        }
    }

    static Identity read(ByteBuffer from, int flags) {
        return new Identity(text(from), (flags & HAS_KEY) == 0 ? null : text(from));
    }

    static void putText(ByteBuffer to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.putInt(bytes.length);
        to.put(bytes);
    }

    static String text(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** {@code OrderBook "main"}. */
    @Override
    public String toString() {
        return key == null ? name : name + " \"" + key + "\"";
    }
}
