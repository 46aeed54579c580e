package dev.reknit.benchmarks.store;

import dev.reknit.Checkpointed;
import dev.reknit.Durability;
import dev.reknit.Journaled;
import dev.reknit.Key;
import java.util.HashMap;
import java.util.Map;

/** A durable object whose state is a map. Nothing but what is asked for, and the end of the program, has a checkpoint of it written. */
@Checkpointed(name = "warehouse", store = Warehouse.STORE, keep = 1)
final class Warehouse {
    static final String STORE = "benchmark";

    private static final int RECEIVERS = 100_000;
    private static final int HEAVIEST = 20_000;
    private static final int STATES = 7;

    @Key
    private final String place;

    private final Map<Long, Crate> crates = new HashMap<>();

    Warehouse(String place) {
        this.place = place;
    }

    /** Puts so many, under 0, 1, 2 and so on. Not journaled. */
    void fill(int entries) {
        for (long id = 0; id < entries; id++) {
            crates.put(id, new Crate(id, "receiver " + id % RECEIVERS, id * 31 % HEAVIEST, (int) (id % STATES)));
        }
    }

    /** Puts one. The call is journaled, and nobody waits for the disk. */
    @Journaled(durability = Durability.ASYNC)
    void put(long id, String receiver, long grams, int state) {
        crates.put(id, new Crate(id, receiver, grams, state));
    }

    /** The same, and returns when it and all before it are safe. */
    @Journaled
    void putLast(long id, String receiver, long grams, int state) {
        crates.put(id, new Crate(id, receiver, grams, state));
    }

    int size() {
        return crates.size();
    }

    /** Something of all that is in it. */
    long hash() {
        return crates.values().stream().mapToLong(Crate::hash).sum() + place.hashCode();
    }
}
