package dev.reknit.runtime.encoding;

import org.jspecify.annotations.Nullable;

/** The forms of classes that have a {@link StateCodec}. */
final class Codecs {
    private Codecs() {}

    static @Nullable Form of(Class<?> type) {
        return null;
    }
}
