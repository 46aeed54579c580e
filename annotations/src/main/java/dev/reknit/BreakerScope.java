package dev.reknit;

/** Which calls of a {@link CircuitBreaker} stand and fall together. */
public enum BreakerScope {
    /** All calls of the method on objects of one class: a subclass has a breaker of its own. */
    METHOD,

    /** All calls of the methods of one class that say so. */
    CLASS,

    /** The calls of the method on one object; the breaker goes when the object does. Not for static methods. */
    INSTANCE,

    /**
     * The calls of the method that have an equal argument for the parameter marked as {@link Key}; {@code null} is a
     * key like others. At most 10,000 keys are kept, those called often and lately first; a key that is forgotten
     * begins anew, closed. The key of an open breaker is kept beyond that number until its {@link
     * CircuitBreaker#delay()} is over.
     */
    KEY
}
