package dev.reknit.benchmarks.store;

/** A value of the map of a {@link Warehouse}: the fields of a {@link Parcel}, and woven. */
final class Crate {
    private final long id;
    private final String receiver;
    private final long grams;
    private final int state;

    Crate(long id, String receiver, long grams, int state) {
        this.id = id;
        this.receiver = receiver;
        this.grams = grams;
        this.state = state;
    }

    /** Something of all fields. */
    long hash() {
        return (id * 31 + receiver.hashCode()) * 31 + grams * 31 + state;
    }
}
