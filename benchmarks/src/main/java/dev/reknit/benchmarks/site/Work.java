package dev.reknit.benchmarks.site;

/** The body of every method that is measured: so little that what surrounds it shows. */
public abstract class Work {
    private final String found = "found";
    private final String missing = "missing";

    private Work() {}

    /** The attempt. */
    public abstract String get(String key);

    final String look(String key) {
        return key.isEmpty() ? missing : found;
    }

    /** Work that always succeeds. */
    public static Work steady() {
        return new Steady();
    }

    /**
     * Work whose first attempt fails and whose second succeeds, and so on; for one thread.
     *
     * @param trace whether the exception is a new one with its stack trace, or one that was made before, without
     */
    public static Work flaky(boolean trace) {
        return trace ? new Traced() : new Untraced();
    }

    /**
     * Work that fails once in 8,192 times, so that the last ten thousand calls have a failure among them; for one thread.
     * What it throws was made before.
     */
    public static Work rarelyFailing() {
        return new RarelyFailing();
    }

    private static final class Steady extends Work {
        @Override
        public String get(String key) {
            return look(key);
        }
    }

    private static final class Untraced extends Work {
        private static final Failed FAILED = new Failed(false);

        private boolean failed;

        @Override
        public String get(String key) {
            failed = !failed;
            if (failed) {
                throw FAILED;
            }
            return look(key);
        }
    }

    private static final class RarelyFailing extends Work {
        private static final Failed FAILED = new Failed(false);

        private int calls;

        @Override
        public String get(String key) {
            if ((++calls & 8_191) == 0) {
                throw FAILED;
            }
            return look(key);
        }
    }

    private static final class Traced extends Work {
        private boolean failed;

        @Override
        public String get(String key) {
            failed = !failed;
            if (failed) {
                throw new Failed(true);
            }
            return look(key);
        }
    }

    /** What work throws that fails. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(boolean trace) {
            super("planned", null, trace, trace);
        }
    }
}
