package dev.reknit.scenarios;

/** Says how often something fails before it succeeds, and counts how often it was tried. For one thread. */
public final class Script {
    private final int failures;
    private int attempts;

    private Script(int failures) {
        this.failures = failures;
    }

    /** A script in which so many attempts fail and all others succeed. */
    public static Script failing(int times) {
        return new Script(times);
    }

    /** A script in which every attempt fails. */
    public static Script failingAlways() {
        return new Script(Integer.MAX_VALUE);
    }

    /**
     * Makes an attempt.
     *
     * @return its number, from 1
     * @throws Fault if the attempt is one of those that fail
     */
    public int attempt() {
        attempts++;
        if (attempts <= failures) {
            throw new Fault(attempts);
        }
        return attempts;
    }

    /** How many attempts were made. */
    public int attempts() {
        return attempts;
    }
}
