package dev.reknit.benchmarks.store;

import java.io.Serializable;
import java.util.HashMap;

/** A value of the map that is kept; what a small object has. */
public final class Parcel implements Serializable {
    private static final long serialVersionUID = 1;

    final long id;
    final String receiver;
    long grams;
    int state;

    Parcel(long id, String receiver, long grams, int state) {
        this.id = id;
        this.receiver = receiver;
        this.grams = grams;
        this.state = state;
    }

    /** A map of parcels by their numbers, which are 0, 1, 2 and so on. */
    public static HashMap<Long, Parcel> map(int entries) {
        HashMap<Long, Parcel> parcels = new HashMap<>();
        for (long id = 0; id < entries; id++) {
            parcels.put(id, new Parcel(id, "receiver " + id % 100_000, id * 31 % 20_000, (int) (id % 7)));
        }
        return parcels;
    }

    /** Something of all fields, to tell whether it was read as it was written. */
    public long hash() {
        return (id * 31 + receiver.hashCode()) * 31 + grams * 31 + state;
    }
}
