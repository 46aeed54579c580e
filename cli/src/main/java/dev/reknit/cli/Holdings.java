package dev.reknit.cli;

import dev.reknit.runtime.durable.CheckpointHeader;
import dev.reknit.runtime.journal.Declaration;
import dev.reknit.runtime.journal.LogIndex;
import dev.reknit.runtime.journal.RecordType;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.StoreCorruptException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All objects of a store, by the heads of its snapshots and its log. */
final class Holdings {
    private final Map<Identity, List<Checkpoint>> checkpoints = new LinkedHashMap<>();
    private final LogIndex index = new LogIndex();

    private record Identity(String name, @Nullable String key) {}

    private Holdings() {}

    /** Reads them. Snapshots whose heads are damaged are left out. */
    static Holdings of(Store store) {
        Holdings holdings = new Holdings();
        for (Snapshot each : store.snapshots()) {
            holdings.add(store, each);
        }
        store.read(store.first(), (position, type, data) -> {
            if (type == RecordType.DECLARATION) {
                Declaration declaration = Declaration.read(data.duplicate());
                holdings.checkpoints.computeIfAbsent(
                        new Identity(declaration.name(), declaration.key()), any -> new ArrayList<>());
            }
            holdings.index.read(position, type, data);
        });
        return holdings;
    }

    private void add(Store store, Snapshot snapshot) {
        try {
            store.readHead(snapshot, (number, type, data) -> {
                if (type == CheckpointHeader.TYPE) {
                    CheckpointHeader header = CheckpointHeader.read(data);
                    Identity identity = new Identity(
                            header.identity().name(), header.identity().key());
                    checkpoints
                            .computeIfAbsent(identity, any -> new ArrayList<>())
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
                identity.name, identity.key, each, index.find(index.numberOf(identity.name, identity.key)))));
        all.sort(Comparator.comparing(Holding::name).thenComparing(each -> each.key() == null ? "" : each.key()));
        return all;
    }
}
