package dev.reknit.runtime;

/**
 * A policy's part in one call. Attempts pass it inward ({@link #before}) and outward with their
 * outcome ({@link #after}); what it decides is the same whether the caller waits or a stage does. It
 * is used by one thread at a time, though not always by the same.
 */
public interface Layer {
    /** A decision of {@link #after}: the outcome goes on outward. */
    long PASS = -1;

    /**
     * A decision of {@link #after}: the outcome that this layer put in place may be a stage; it goes
     * on outward once that has completed. Like {@link #PASS} for a method that does not return a stage.
     */
    long AWAIT = -2;

    /**
     * Lets an attempt pass inward. Not called for the first attempt, which was made before the
     * layers were laid.
     *
     * @throws Throwable to reject the attempt; the exception is the outcome for the layers outside
     */
    default void before() throws Throwable {}

    /**
     * Decides on the outcome of an attempt, which {@link Run#failure()} and {@link Run#value()} give
     * and {@link Run#fail} and {@link Run#succeed} replace.
     *
     * @return {@link #PASS}, {@link #AWAIT}, or how many nanoseconds to wait (0 or more) before the
     *     attempt is made again from this layer inward
     * @throws Throwable what becomes the outcome for the layers outside
     */
    long after() throws Throwable;

    /** The wait that {@link #after} asked for was interrupted; the outcome goes on outward. */
    default void interrupted() {}
}
