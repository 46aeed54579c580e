package dev.reknit.runtime.encoding;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The forms of classes that have a {@link StateCodec}. */
final class Codecs {
    private static final Map<Class<?>, Form> BY_CLASS = new HashMap<>();
    private static final Map<String, Form> BY_NAME = new HashMap<>();

    static {
        for (StateCodec<?> each : ServiceLoader.load(StateCodec.class)) {
            add(each);
        }
        for (StateCodec<?> each : ServiceLoader.load(StateCodec.class, Codecs.class.getClassLoader())) {
            if (!BY_CLASS.containsKey(each.type())) {
                add(each);
            }
        }
    }

    private Codecs() {}

    private static <T> void add(StateCodec<T> codec) {
        Form form = new CodecForm<>(codec);
        Form other = BY_NAME.put(codec.name(), form);
        if (other != null || BY_CLASS.put(codec.type(), form) != null) {
            throw new IllegalStateException("Two codecs have the name \"" + codec.name() + "\", or are for "
                    + codec.type().getName() + ": " + codec.getClass().getName() + " is one of them. Remove one.");
        }
    }

    static @Nullable Form of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    static @Nullable Form named(String name) {
        return BY_NAME.get(name);
    }
}
