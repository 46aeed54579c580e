package dev.reknit.runtime.redundancy;

import org.jspecify.annotations.Nullable;

/**
 * What the log and exceptions call an instance: its {@code toString()} on one line, cut after
 * {@value #LONGEST} characters. Where that is {@link Object}'s, is null or throws: the class name
 * without its package, {@code #} and the index in the group, from 0.
 */
final class InstanceName {
    static final int LONGEST = 120;

    private InstanceName() {}

    static String of(Object instance, int index) {
        String own = own(instance);
        if (own != null) {
            return own;
        }
        String name = instance.getClass().getName();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return index < 0 ? simple : simple + "#" + index;
    }

    private static @Nullable String own(Object instance) {
        try {
            if (instance.getClass().getMethod("toString").getDeclaringClass() == Object.class) {
                return null;
            }
            String name = instance.toString();
            if (name == null) {
                return null;
            }
            name = name.replace('\n', ' ').replace('\r', ' ');
            return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
        } catch (Throwable broken) {
            // The name is for people only; a call must not fail for the want of it.
            return null;
        }
    }
}
