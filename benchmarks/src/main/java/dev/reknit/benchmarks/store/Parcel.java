package dev.reknit.benchmarks.store;

import dev.reknit.runtime.encoding.Saveable;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Objects;

/** A value of the map that is kept; what a small object has. Saveable as if it were woven. */
public final class Parcel implements Saveable, Serializable {
    static final String reknit$state = """
            dev.reknit.benchmarks.store.Parcel
            =id J
            =receiver Ljava/lang/String;
            ~grams J
            ~state I""";

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

    Parcel(StateReader from) {
        from.constructing(this);
        id = from.takeLong();
        receiver = (String) Objects.requireNonNull(from.takeReference());
    }

    @Override
    public void reknit$saveFinal(StateWriter to) {
        to.putLong(id);
        to.putReference(receiver);
    }

    @Override
    public void reknit$save(StateWriter to) {
        to.putLong(grams);
        to.putInt(state);
    }

    @Override
    public void reknit$load(StateReader from) {
        grams = from.takeLong();
        state = from.takeInt();
    }

    @Override
    public void reknit$refill(StateReader from) {
        from.takeLong();
        from.refill(receiver);
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
