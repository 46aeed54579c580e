package dev.reknit.runtime.durable;

import dev.reknit.runtime.journal.LogIndex;
import dev.reknit.runtime.journal.LoggedObject;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.StoreCorruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Objects that had checkpoints, and of which a store has nothing that they could be recovered from. They are refused until copies of the files are put
 * back, or they are given up.
 */
public final class LostObjects {
    private final Store store;
    private final LogIndex index = new LogIndex();
    private final Roster roster = new Roster(index);
    private final Generations generations = new Generations();

    private LostObjects(Store store) {
        this.store = store;
    }

    /**
     * Looks for them; reads every checkpoint.
     *
     * @throws dev.reknit.runtime.store.StoreException if the store cannot be read
     */
    public static List<Identity> in(Store store) {
        return new LostObjects(store).find();
    }

    /**
     * Gives them up: they begin anew when they are constructed next. Checkpoints of theirs that are left, which build on others that are lost,
     * are deleted.
     *
     * @throws dev.reknit.runtime.store.StoreException if that cannot be written
     */
    public static void giveUp(Store store, List<Identity> lost) {
        LostObjects all = new LostObjects(store);
        all.look();
        for (Identity each : lost) {
            all.generations.of(each).forEach(left -> store.deleteSnapshot(left.snapshot()));
        }
        Roster.giveUp(store, lost);
    }

    private void look() {
        for (Snapshot each : store.snapshots()) {
            try {
                store.readHead(
                        each,
                        (number, type, data) -> generations.add(new Generation(each, CheckpointHeader.read(data))));
            } catch (StoreCorruptException damaged) {
                continue; // As if it were missing.
            }
        }
        store.read(store.first(), (position, type, data) -> {
            index.read(position, type, data.duplicate());
            roster.read(position, type, data);
        });
        roster.all()
                .forEach((identity, entry) ->
                        entry.formerNames().forEach(former -> generations.pass(identity.named(former), identity)));
    }

    private List<Identity> find() {
        look();
        List<Identity> lost = new ArrayList<>();
        for (Map.Entry<Identity, Roster.Entry> each : roster.all().entrySet()) {
            if (isLost(each.getKey(), each.getValue())) {
                lost.add(each.getKey());
            }
        }
        return lost;
    }

    private boolean isLost(Identity identity, Roster.Entry entry) {
        LoggedObject logged = index.find(entry.number());
        return (logged == null || !logged.isWhole())
                && generations.of(identity).stream().noneMatch(this::isWhole);
    }

    private boolean isWhole(Generation generation) {
        List<Generation> chain = generations.chain(generation);
        if (chain == null) {
            return false;
        }
        try {
            chain.forEach(each -> store.readSnapshot(each.snapshot(), (number, type, data) -> {}));
            return true;
        } catch (StoreCorruptException damaged) {
            return false;
        }
    }
}
