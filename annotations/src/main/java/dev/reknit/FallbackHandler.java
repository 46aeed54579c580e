package dev.reknit;

/**
 * Answers in place of a call that failed; named by {@link Fallback#value()}.
 *
 * @param <T> what the guarded method returns; a stage for an asynchronous method
 */
@FunctionalInterface
public interface FallbackHandler<T> {
    /**
     * Gives the answer. May be called by several threads at once.
     *
     * @throws Exception any failure; it reaches the caller of the guarded method
     */
    T handle(FailedCall call) throws Exception;
}
