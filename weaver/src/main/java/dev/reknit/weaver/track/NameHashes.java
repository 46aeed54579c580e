package dev.reknit.weaver.track;

/**
 * A set of names of which only a hash of 64 bits is kept: a name may be taken for one that was added, once in a great
 * many. For one thread.
 */
final class NameHashes {
    private static final int LEAST = 64;
    private static final int LAST = 16;

    private long[] slots = new long[LEAST];
    private int size;

    /** Adds a name. */
    void add(String name) {
        if (put(slots, hash(name))) {
            size++;
            if (2 * size > slots.length) {
                grow();
            }
        }
    }

    /** Whether a name was added. */
    boolean contains(String name) {
        long hash = hash(name);
        return slots[slot(slots, hash)] == hash;
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        for (long each : slots) {
            if (each != 0) {
                put(larger, each);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        int at = slot(slots, hash);
        boolean isNew = slots[at] == 0;
        slots[at] = hash;
        return isNew;
    }

    /** Where a hash is, or would be. */
    private static int slot(long[] slots, long hash) {
        int mask = slots.length - 1;
        int at = (int) (hash ^ hash >>> 32) & mask;
        while (slots[at] != 0 && slots[at] != hash) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** The JDK's hash, which is fast from the first class on, and one of the last letters. Never 0. */
    private static long hash(String name) {
        int ending = name.length();
        for (int i = Math.max(0, name.length() - LAST); i < name.length(); i++) {
            ending = 131 * ending + name.charAt(i);
        }
        long hash = (long) name.hashCode() << 32 | ending & 0xFFFFFFFFL;
        return hash == 0 ? 1 : hash;
    }
}
