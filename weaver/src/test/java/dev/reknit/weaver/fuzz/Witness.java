package dev.reknit.weaver.fuzz;

/** What generated programs call: it makes the first attempt of a call fail where that is planned. Per thread. */
public final class Witness {
    private static final ThreadLocal<Witness> OF_THREAD = ThreadLocal.withInitial(Witness::new);

    private int steps;
    private int failing;

    /** A failure on purpose. */
    public static final class Planned extends RuntimeException {
        private static final long serialVersionUID = 1;

        Planned() {
            super("planned");
        }
    }

    private Witness() {}

    /** Plans a failure at a step of what comes next; 0 for none. */
    static void plan(int failing) {
        OF_THREAD.get().steps = 0;
        OF_THREAD.get().failing = failing;
    }

    /** How many steps were made. */
    static int steps() {
        return OF_THREAD.get().steps;
    }

    /** Called by the program. */
    public static int step(int value) {
        Witness witness = OF_THREAD.get();
        if (++witness.steps == witness.failing) {
            throw new Planned();
        }
        return value * 31 + 7;
    }
}
