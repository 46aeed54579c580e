package dev.reknit.runtime.bulkhead;

/** A bulkhead, to be looked at by JMX. */
public interface BulkheadMXBean {
    /** How many attempts may run at a time now. */
    int getLimit();

    /** How many attempts run. */
    int getRunning();

    /** How many calls wait. */
    int getWaiting();

    /** How many attempts were let in. */
    long getAccepted();

    /** How many attempts were rejected. */
    long getRejected();
}
