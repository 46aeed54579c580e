package dev.reknit.cli;

import dev.reknit.runtime.durable.CheckpointHeader;
import dev.reknit.runtime.durable.Identity;
import dev.reknit.runtime.journal.Declaration;
import dev.reknit.runtime.journal.LogIndex;
import dev.reknit.runtime.journal.LoggedObject;
import dev.reknit.runtime.journal.RecordType;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.StoreCorruptException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All objects of a store, by the heads of its snapshots and its log. */
final class Holdings {
    private final Map<Identity, List<Checkpoint>> checkpoints = new LinkedHashMap<>();
    private final LogIndex index = new LogIndex();
    private final Map<Long, Identity> names = new HashMap<>();
    private final Map<Long, Long> marks = new HashMap<>();

    private Holdings() {}

    /** Reads them. Snapshots whose heads are damaged are left out. */
    static Holdings of(Store store) {
        Holdings holdings = new Holdings();
        for (Snapshot each : store.snapshots()) {
            holdings.add(store, each);
        }
        store.read(store.first(), (position, type, data) -> {
            holdings.note(position, type, data.duplicate());
            holdings.index.read(position, type, data);
        });
        return holdings;
    }

    private void note(long position, int type, ByteBuffer data) {
        if (type == RecordType.DECLARATION) {
            Declaration declaration = Declaration.read(data);
            Identity identity = new Identity(declaration.name(), declaration.key());
            names.put(declaration.objectAt(position), identity);
            checkpoints.computeIfAbsent(identity, any -> new ArrayList<>());
        } else if (type == RecordType.ABORT) {
            data.getLong();
            marks.put(data.getLong(), position);
        }
    }

    private void add(Store store, Snapshot snapshot) {
        try {
            store.readHead(snapshot, (number, type, data) -> {
                if (type == CheckpointHeader.TYPE) {
                    CheckpointHeader header = CheckpointHeader.read(data);
                    names.put(header.number(), header.identity());
                    checkpoints
                            .computeIfAbsent(header.identity(), any -> new ArrayList<>())
                            .add(new Checkpoint(snapshot, header));
                }
            });
        } catch (StoreCorruptException damaged) {
            // reknit verify tells; what is left is what there is.
        }
    }

    /** By name, then by key. */
    List<Holding> all() {
        List<Holding> all = new ArrayList<>();
        checkpoints.forEach((identity, each) -> all.add(new Holding(
                identity.name(), identity.key(), each, index.find(index.numberOf(identity.name(), identity.key())))));
        all.sort(Comparator.comparing(Holding::name).thenComparing(each -> each.key() == null ? "" : each.key()));
        return all;
    }

    /** Who has a number in the log; null if nothing that is left tells. */
    @Nullable
    Identity named(long number) {
        return names.get(number);
    }

    /** Where the mark is which says that a call did not happen; null if it did. */
    @Nullable
    Long mark(long call) {
        return marks.get(call);
    }

    /** How many calls on an object behind a position happened. */
    long calls(Store store, Holding holding, long after) {
        LoggedObject logged = holding.logged();
        if (logged == null || logged.last() <= after) {
            return 0;
        }
        long[] calls = {0};
        store.read(Math.max(store.first(), after + 1), (position, type, data) -> {
            if (type == RecordType.CALL && data.getLong() == logged.number() && mark(position) == null) {
                calls[0]++;
            }
        });
        return calls[0];
    }
}
