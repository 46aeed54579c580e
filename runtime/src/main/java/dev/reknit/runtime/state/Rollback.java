package dev.reknit.runtime.state;

import java.util.List;

/** What comes of taking back entries: how much was put back, and what could not be. Used again and again. */
final class Rollback {
    /** Ends passes over tables whose keys have another hash each time. */
    private static final int MOST_PASSES = 100;

    private List<Snapshot> snapshots = List.of();
    private List<Damage> damages = List.of();
    private int restored;

    /**
     * Begins.
     *
     * @param damages takes what could not be put back
     * @param snapshots takes what had been copied
     */
    void begin(List<Damage> damages, List<Snapshot> snapshots) {
        this.damages = damages;
        this.snapshots = snapshots;
        restored = 0;
    }

    /** An entry was taken back. */
    void count() {
        restored++;
    }

    /** An entry could not be taken back. */
    void failed(Undo entry, Throwable failure) {
        damages.add(Damage.of(new Place(null, entry.toString()), failure));
    }

    /** The entry that is being taken back is what was copied at one time. */
    void restore(Snapshot snapshot) {
        snapshots.add(snapshot);
        restored += snapshot.objects() - 1;
        damages.addAll(snapshot.restore());
        for (Unsaved each : snapshot.unsaved()) {
            damages.add(Damage.of(each));
        }
    }

    /** Has tables find their keys again that were restored before their keys were. */
    void settle() {
        boolean any = !snapshots.isEmpty();
        for (int pass = 0; any && pass < MOST_PASSES; pass++) {
            any = false;
            for (Snapshot each : snapshots) {
                any |= each.settle();
            }
        }
    }

    /** Ends, and lets go of everything. */
    void end() {
        damages = List.of();
        snapshots = List.of();
    }

    /** How many objects and changes were put back. */
    int restored() {
        return restored;
    }
}
