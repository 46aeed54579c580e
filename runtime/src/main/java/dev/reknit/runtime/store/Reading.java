package dev.reknit.runtime.store;

/**
 * Which records of a log are read, and not only checked.
 *
 * @param from the first position
 * @param reader is given them
 * @param secrets what they may be encrypted with; asked for when the first is read
 */
record Reading(long from, RecordReader reader, Secrets secrets) {
    /** Records are only checked. */
    static final Reading NOTHING = of(Secrets.NONE);

    /** Records are only checked, and their files' keys asked for. */
    static Reading of(Secrets secrets) {
        return new Reading(Long.MAX_VALUE, (position, type, data) -> {}, secrets);
    }
}
