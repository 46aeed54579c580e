package dev.reknit.runtime.encoding;

/**
 * What woven classes implement whose objects can be saved. All is written by the weaver; nobody else calls it.
 *
 * <p>Besides these methods such a class has
 *
 * <ul>
 *   <li>a synthetic constructor that takes a {@link StateReader}: calls the superclass's of that kind, or the one without parameters
 *       of a superclass that is not woven, then takes the final fields;
 *   <li>the constant {@code private static final String reknit$state}, which {@link Shape} reads.
 * </ul>
 *
 * <p>State is every field that is not static, transient, ephemeral or redundant. Fields are written and taken in the order of the
 * constant, those of the superclass first.
 */
public interface Saveable {
    /** Writes the final fields. */
    void reknit$saveFinal(StateWriter to);

    /** Writes the other fields. */
    void reknit$save(StateWriter to);

    /** Takes the other fields. */
    void reknit$load(StateReader from);

    /**
     * Takes the final fields for an object that its own constructor made: passes over primitive values, and has what the others refer
     * to filled in place by {@link StateReader#refill}.
     */
    void reknit$refill(StateReader from);
}
