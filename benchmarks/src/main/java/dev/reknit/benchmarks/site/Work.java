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

    /** What flaky work throws. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(boolean trace) {
            super("planned", null, trace, trace);
        }
    }
}
