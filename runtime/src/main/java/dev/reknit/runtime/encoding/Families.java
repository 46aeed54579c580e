package dev.reknit.runtime.encoding;

import org.jspecify.annotations.Nullable;

/** The forms of classes of the platform that have no public name, or many. */
final class Families {
    private Families() {}

    static @Nullable Form of(Class<?> type) {
        return null;
    }

    static @Nullable Form named(String name) {
        return null;
    }
}
