package org.aspectj.weaver;

import java.util.Arrays;

/**
 * Stands in the agent's jar in the place of AspectJ's class of this name, which asks for a resource bundle when it is
 * initialized: there is none for classes on the bootstrap path, where the agent's are. What AspectJ would say is not shown to
 * anybody here, so its keys will do.
 */
public final class WeaverMessages {
    private WeaverMessages() {}

    /** A message without inserts. */
    public static String format(String key) {
        return key;
    }

    /** A message with an insert. */
    public static String format(String key, Object insert) {
        return text(key, insert);
    }

    /** A message with inserts. */
    public static String format(String key, Object insert1, Object insert2) {
        return text(key, insert1, insert2);
    }

    /** A message with inserts. */
    public static String format(String key, Object insert1, Object insert2, Object insert3) {
        return text(key, insert1, insert2, insert3);
    }

    /** A message with inserts. */
    public static String format(String key, Object insert1, Object insert2, Object insert3, Object insert4) {
        return text(key, insert1, insert2, insert3, insert4);
    }

    private static String text(String key, Object... inserts) {
        return key.concat(" ").concat(Arrays.toString(inserts));
    }
}
