package dev.reknit.runtime;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

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
     * Lets an attempt pass inward. Not called for a first attempt that the policy's {@link Admission} let in.
     *
     * @return null if it has passed. Only where {@link Guarded#asynchronous()}: a stage that completes when it
     *     may pass, or fails with what rejects it. If nobody waits for it any more this layer is told so by {@link
     *     #abandoned()}, which has to undo what it has let in meanwhile, and the stage is cancelled
     * @throws Throwable to reject the attempt; the exception is the outcome for the layers outside
     */
    default @Nullable CompletionStage<?> before() throws Throwable {
        return null;
    }

    /**
     * A layer further in waits before it lets the attempt pass; what this method returns is waited for in its place.
     * Only where {@link GuardedMethod#asynchronous()}.
     *
     * @param admission what {@link #before} of that layer gave, or what a layer further in made of it
     */
    default CompletionStage<?> waiting(CompletionStage<?> admission) {
        return admission;
    }

    /**
     * By when the attempt that has passed {@link #before} is to end, for it to know. Only where {@link
     * GuardedMethod#asynchronous()}, and not for a first attempt: a caller that waits is {@linkplain
     * Environment#watch() watched over}.
     */
    default Deadline deadline() {
        return Deadline.NONE;
    }

    /**
     * Decides how attempts are run that have passed {@link #before}, first ones that took the {@link Detour}
     * included.
     *
     * @param attempt runs the attempt
     * @return what to run instead; the same to let it be
     */
    default Invoker within(Invoker attempt) {
        return attempt;
    }

    /**
     * An attempt has returned a stage; what this method returns is followed in its place.
     *
     * @param stage of the attempt, or what a layer further in made of it
     */
    default CompletionStage<?> started(CompletionStage<?> stage) {
        return stage;
    }

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

    /**
     * Nobody waits any longer for the attempt that has passed this layer, or waits to, though it may go on: see {@link
     * Run#abandon}, or the caller has cancelled. Instead of {@link #after}.
     *
     * @return what to do when the attempt ends; null for nothing
     */
    default @Nullable Runnable abandoned() {
        return null;
    }
}
