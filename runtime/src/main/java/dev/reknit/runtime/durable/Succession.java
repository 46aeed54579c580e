package dev.reknit.runtime.durable;

import dev.reknit.StateRecoveryException;
import dev.reknit.runtime.journal.LogIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects whose class had other names: what the store has under those becomes a part of what it has of them. In memory this is so at
 * once, and the {@link Roster} says it before anything is written under the new name. That tells a continuation from two states that have
 * nothing to do with each other, as when the program had run before {@link dev.reknit.FormerNames} was there. Safe for use by several threads.
 */
final class Succession {
    private final Generations generations;
    private final LogIndex index;
    private final Roster roster;

    /** What objects of this process go on from. */
    private final Map<Identity, List<String>> past = new HashMap<>();

    Succession(Generations generations, LogIndex index, Roster roster) {
        this.generations = generations;
        this.index = index;
        this.roster = roster;
    }

    /**
     * Finds what an object goes on from, and gives it that.
     *
     * @return the names that it was known by; empty if there is nothing under them
     * @throws StateRecoveryException if there are two states, of which neither goes on from the other; nothing is changed
     */
    synchronized List<String> begin(Identity own, List<String> formerNames) {
        List<String> known = past.get(own);
        if (known != null || formerNames.isEmpty()) {
            return known == null ? List.of() : known;
        }
        List<Identity> found = new ArrayList<>();
        for (String each : names(own, formerNames)) {
            if (isThere(own.named(each))) {
                found.add(own.named(each));
            }
        }
        List<String> begun = found.isEmpty() ? List.of() : join(own, head(own, found), found);
        past.put(own, begun);
        return begun;
    }

    private static Set<String> names(Identity own, List<String> formerNames) {
        Set<String> names = new LinkedHashSet<>();
        names.add(own.name());
        names.addAll(formerNames);
        return names;
    }

    private boolean isThere(Identity identity) {
        return !generations.of(identity).isEmpty()
                || index.numberOf(identity.name(), identity.key()) != 0
                || roster.find(identity) != null;
    }

    private Identity head(Identity own, List<Identity> found) {
        List<Identity> candidates = found.contains(own) ? List.of(own) : found;
        for (Identity each : candidates) {
            if (found.stream().allMatch(other -> other.equals(each) || goesOn(each, other))) {
                return each;
            }
        }
        Identity one = found.get(0);
        Identity other = found.get(1);
        throw new StateRecoveryException(
                own + " cannot be recovered: there is a state of " + one + " and one of " + other
                        + ", and neither goes on from the other. The program ran without @FormerNames in between, or an"
                        + " older one ran again. Nothing was changed. To go on with " + one + ", take \"" + other.name()
                        + "\" out of @FormerNames; to go on with the other, give the class @Checkpointed(name = \""
                        + other.name() + "\")",
                null);
    }

    private boolean goesOn(Identity from, Identity other) {
        Roster.Entry entry = roster.find(from);
        long number = number(other);
        return entry != null
                && entry.formerNames().contains(other.name())
                && roster.find(other) == null
                && (number == 0 || number == number(from));
    }

    private long number(Identity identity) {
        List<Generation> newestFirst = generations.of(identity);
        long number = newestFirst.isEmpty() ? 0 : newestFirst.get(0).header().number();
        Roster.Entry entry = roster.find(identity);
        long logged = number != 0 ? number : index.numberOf(identity.name(), identity.key());
        return logged != 0 || entry == null ? logged : entry.number();
    }

    private List<String> join(Identity own, Identity head, List<Identity> found) {
        Set<String> names = new LinkedHashSet<>();
        Roster.Entry entry = roster.find(head);
        if (entry != null) {
            names.addAll(entry.formerNames());
        }
        long number = number(head);
        for (Identity each : found) {
            if (!each.equals(own)) {
                names.add(each.name());
                generations.pass(each, own);
                index.pass(each.name(), own.name(), own.key(), number);
            }
        }
        names.remove(own.name());
        return List.copyOf(names);
    }

    /** What the roster has of an object, under its own name or one that it goes on from. */
    synchronized Roster.@Nullable Entry entry(Identity own) {
        Roster.Entry entry = roster.find(own);
        for (String each : past.getOrDefault(own, List.of())) {
            entry = entry == null ? roster.find(own.named(each)) : entry;
        }
        return entry;
    }

    /** The object that goes on from one; null if there is none. */
    synchronized @Nullable Identity successor(Identity former) {
        for (Map.Entry<Identity, List<String>> each : past.entrySet()) {
            boolean goesOn = each.getValue().contains(former.name());
            if (goesOn && each.getKey().named(former.name()).equals(former)) {
                return each.getKey();
            }
        }
        return null;
    }
}
