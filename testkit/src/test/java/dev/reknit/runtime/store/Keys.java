package dev.reknit.runtime.store;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys of a test, the last of which is the current one. */
final class Keys implements KeyProvider {
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private String current = "";

    /** A key for each id, which is made of the id. */
    static Keys of(String... ids) {
        Keys keys = new Keys();
        for (String each : ids) {
            keys.add(each, each.hashCode());
        }
        return keys;
    }

    Keys add(String id, int seed) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (seed + i);
        }
        keys.put(id, new SecretKeySpec(bytes, "HmacSHA256"));
        current = id;
        return this;
    }

    @Override
    public String currentId() {
        return current;
    }

    @Override
    public SecretKey key(String id) {
        return keys.get(id);
    }

    @Override
    public String toString() {
        return "the keys of this test";
    }
}
