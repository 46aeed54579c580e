package dev.reknit.cli;

import dev.reknit.runtime.durable.Identity;
import dev.reknit.runtime.journal.Declaration;
import dev.reknit.runtime.journal.RecordType;
import dev.reknit.runtime.store.Repair;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.StoreView;
import dev.reknit.runtime.store.Verification;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a repair takes from each object, as far as what can be read of the store tells. */
final class Losses {
    private final Repair.Plan plan;
    private final Set<Long> whole = new HashSet<>();
    private final Holdings holdings;
    private final Map<Long, Identity> names = new HashMap<>();
    private final Map<Identity, NavigableSet<Long>> calls =
            new TreeMap<>(Comparator.comparing(Identity::name).thenComparing(each -> String.valueOf(each.key())));
    private final Map<Identity, Long> births = new HashMap<>();
    private final Set<Long> marked = new HashSet<>();

    private Losses(StoreView store, Verification found, Repair.Plan plan) {
        this.plan = plan;
        found.snapshots().stream().map(Snapshot::number).forEach(whole::add);
        holdings = Holdings.of(store);
        store.readAll(this::note);
    }

    /** In sentences; empty if no object loses anything that is known. */
    static List<String> of(StoreView store, Verification found, Repair.Plan plan) {
        Losses losses = new Losses(store, found, plan);
        Map<Identity, Holding> objects =
                new TreeMap<>(Comparator.comparing(Identity::name).thenComparing(each -> String.valueOf(each.key())));
        losses.holdings.all().forEach(each -> objects.put(each.identity(), each));
        losses.calls
                .keySet()
                .forEach(each -> objects.putIfAbsent(each, new Holding(each.name(), each.key(), List.of(), null)));
        List<String> told = new ArrayList<>();
        for (Holding each : objects.values()) {
            String loss = losses.of(each);
            if (loss != null) {
                told.add(loss);
            }
        }
        return told;
    }

    private void note(long position, int type, ByteBuffer data) {
        if (type == RecordType.DECLARATION) {
            Declaration declaration = Declaration.read(data);
            Identity identity = new Identity(declaration.name(), declaration.key());
            long number = declaration.objectAt(position);
            names.put(number, identity);
            calls.computeIfAbsent(identity, any -> new TreeSet<>());
            if (number == position) {
                births.put(identity, position);
            }
        } else if (type == RecordType.CALL) {
            Identity identity = identity(data.getLong());
            if (identity != null) {
                calls.computeIfAbsent(identity, any -> new TreeSet<>()).add(position);
            }
        } else if (type == RecordType.ABORT) {
            data.getLong();
            marked.add(data.getLong());
        }
    }

    private @Nullable Identity identity(long number) {
        Identity declared = names.get(number);
        return declared == null ? holdings.named(number) : declared;
    }

    private @Nullable String of(Holding holding) {
        Checkpoint base = base(holding);
        Long birth = births.get(holding.identity());
        boolean fromBirth = base == null && birth != null && isKept(birth);
        NavigableSet<Long> known = calls.getOrDefault(holding.identity(), new TreeSet<>());
        boolean anyKept = known.stream().anyMatch(this::isKept);
        if (base == null && !fromBirth) {
            return "no whole checkpoint of " + holding + " is left, nor its first call: "
                    + (anyKept ? "it cannot be recovered, and its constructor will throw" : "it will begin anew");
        }
        NavigableSet<Long> needed = base == null ? known : known.tailSet(base.position(), false);
        List<Long> lost = needed.stream()
                .filter(each -> !isKept(each) && !marked.contains(each))
                .toList();
        boolean older = !holding.checkpoints().isEmpty()
                && base != holding.checkpoints().get(holding.checkpoints().size() - 1);
        String from = base == null ? "its first call" : "checkpoint " + base.number();
        if (lost.isEmpty()) {
            return older
                    ? holding + " goes on from " + from
                            + ", with the calls after it: it loses nothing that is journaled"
                    : null;
        }
        String them = lost.size() == 1
                ? "the call at " + lost.get(0)
                : lost.size() + " calls, from " + lost.get(0) + " to " + lost.get(lost.size() - 1);
        boolean gap = needed.stream().anyMatch(each -> isKept(each) && each > lost.get(0));
        return gap
                ? holding + " loses " + them
                        + ", which later calls build on: it cannot be recovered, and its constructor will throw"
                : holding + " loses " + them + "; it goes on from " + from;
    }

    private @Nullable Checkpoint base(Holding holding) {
        List<Checkpoint> all = holding.checkpoints();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (isWhole(holding, all.get(i))) {
                return all.get(i);
            }
        }
        return null;
    }

    private boolean isWhole(Holding holding, Checkpoint checkpoint) {
        if (!whole.contains(checkpoint.number())) {
            return false;
        }
        long base = checkpoint.header().base();
        return base == 0
                || holding.checkpoints().stream().anyMatch(each -> each.number() == base && isWhole(holding, each));
    }

    private boolean isKept(long position) {
        return position >= plan.first() && position <= plan.last();
    }
}
