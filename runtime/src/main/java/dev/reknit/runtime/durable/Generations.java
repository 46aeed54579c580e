package dev.reknit.runtime.durable;

import dev.reknit.runtime.journal.LogIndex;
import dev.reknit.runtime.journal.LoggedObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints in a store, by their objects, and what may be deleted: a checkpoint beyond those that are kept on which none of these builds; a
 * record of the log that comes before all that is needed to bring each kept checkpoint up to date. Safe for use by several threads.
 */
final class Generations {
    /** Oldest first. */
    private final Map<Identity, List<Generation>> byObject = new HashMap<>();

    synchronized void add(Generation generation) {
        byObject.computeIfAbsent(generation.owner(), any -> new ArrayList<>()).add(generation);
    }

    /** Takes one that says the same in the place of the newest of its object. */
    synchronized void replace(Generation newest, Generation by) {
        List<Generation> all = byObject.getOrDefault(newest.owner(), List.of());
        all.set(all.indexOf(newest), by);
    }

    /** Those of an object, newest first. */
    synchronized List<Generation> of(Identity identity) {
        List<Generation> newestFirst = new ArrayList<>();
        for (Generation each : byObject.getOrDefault(identity, List.of())) {
            newestFirst.add(0, each);
        }
        return newestFirst;
    }

    /** Gives those of one object to another, which goes on from it. */
    synchronized void pass(Identity from, Identity to) {
        List<Generation> passed = byObject.remove(from);
        if (passed != null) {
            List<Generation> all = byObject.computeIfAbsent(to, any -> new ArrayList<>());
            passed.forEach(each -> all.add(each.ownedBy(to)));
            all.sort(Comparator.comparingLong(each -> each.snapshot().number()));
        }
    }

    /** The oldest of each object. */
    synchronized List<Generation> oldest() {
        return byObject.values().stream().map(all -> all.get(0)).toList();
    }

    synchronized int objects() {
        return byObject.size();
    }

    /**
     * The records of one and of those that it builds on, the full one first.
     *
     * @return null if one is missing
     */
    synchronized @Nullable List<Generation> chain(Generation newest) {
        List<Generation> chain = new ArrayList<>();
        Generation at = newest;
        while (at != null) {
            chain.add(0, at);
            if (at.header().isFull()) {
                return chain;
            }
            at = find(at.owner(), at.header().base());
        }
        return null;
    }

    private @Nullable Generation find(Identity identity, long number) {
        for (Generation each : byObject.getOrDefault(identity, List.of())) {
            if (each.snapshot().number() == number) {
                return each;
            }
        }
        return null;
    }

    /** Takes out those of an object that are not needed if so many are kept. */
    synchronized List<Generation> dropBeyond(Identity identity, int keep) {
        List<Generation> all = byObject.getOrDefault(identity, List.of());
        Set<Generation> needed = new HashSet<>();
        for (Generation each : all.subList(Math.max(0, all.size() - keep), all.size())) {
            List<Generation> chain = chain(each);
            needed.addAll(chain == null ? List.of(each) : chain);
        }
        List<Generation> dropped = new ArrayList<>(all);
        dropped.removeAll(needed);
        all.removeAll(dropped);
        return dropped;
    }

    /**
     * From where on the log is needed.
     *
     * @param otherwise what to return if nothing of it is
     */
    synchronized long neededFrom(LogIndex index, long otherwise) {
        long from = otherwise;
        Set<Long> checkpointed = new HashSet<>();
        for (List<Generation> each : byObject.values()) {
            Generation oldest = each.get(0);
            LoggedObject logged = index.find(each.get(each.size() - 1).header().number());
            if (logged != null) {
                checkpointed.add(logged.number());
                if (logged.last() > oldest.position()) {
                    from = Math.min(from, oldest.position() + 1);
                }
            }
        }
        for (LoggedObject each : index.all()) {
            if (!checkpointed.contains(each.number())) {
                from = Math.min(from, each.first());
            }
        }
        return from;
    }
}
