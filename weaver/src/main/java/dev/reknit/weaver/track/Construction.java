package dev.reknit.weaver.track;

/**
 * Tells the call by which a constructor has its object constructed, {@code super(...)} or {@code this(...)}, from those
 * for objects that it creates: it is the first that no {@code new} came before. Compilers write the arguments of the
 * call, with whatever they create, in one line before it.
 */
final class Construction {
    private boolean complete;
    private int created;

    /**
     * Starts with a method.
     *
     * @param isConstructor whether it is one; in other methods every object is whole
     */
    Construction(boolean isConstructor) {
        complete = !isConstructor;
    }

    /** Notes a {@code new}. */
    void created() {
        created++;
    }

    /** Notes the call of a constructor; returns whether it constructs the method's own object. */
    boolean isOwn() {
        if (complete) {
            return false;
        }
        if (created > 0) {
            created--;
            return false;
        }
        complete = true;
        return true;
    }

    /** Whether the method's own object is constructed. */
    boolean isComplete() {
        return complete;
    }
}
