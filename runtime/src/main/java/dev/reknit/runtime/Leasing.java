package dev.reknit.runtime;

/** State of a policy that gives out what has to come back, such as permits. */
public interface Leasing {
    /** How many are out. Exact while no call begins or ends. */
    int leased();
}
