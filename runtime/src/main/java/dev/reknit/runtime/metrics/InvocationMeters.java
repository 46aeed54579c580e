package dev.reknit.runtime.metrics;

/** What callers see of a method: {@code ft.invocations.total}. */
public final class InvocationMeters {
    private static final String RETURNED = "valueReturned";
    private static final String THROWN = "exceptionThrown";

    private final Counter returned;
    private final Counter thrown;
    private final Counter answered;
    private final Counter answerFailed;

    /**
     * The meters of a method.
     *
     * @param fallback whether it has one
     */
    public InvocationMeters(MeterSet set, boolean fallback) {
        String plain = fallback ? "notApplied" : "notDefined";
        returned = set.counter(Catalogue.INVOCATIONS, RETURNED, plain);
        thrown = set.counter(Catalogue.INVOCATIONS, THROWN, plain);
        answered = fallback ? set.counter(Catalogue.INVOCATIONS, RETURNED, "applied") : returned;
        answerFailed = fallback ? set.counter(Catalogue.INVOCATIONS, THROWN, "applied") : thrown;
    }

    /**
     * A call is over.
     *
     * @param value whether the caller gets a value
     * @param fallback whether a fallback was asked for it
     */
    public void ended(boolean value, boolean fallback) {
        if (value) {
            (fallback ? answered : returned).increment();
        } else {
            (fallback ? answerFailed : thrown).increment();
        }
    }
}
