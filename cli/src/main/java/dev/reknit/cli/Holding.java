package dev.reknit.cli;

import dev.reknit.runtime.durable.Identity;
import dev.reknit.runtime.journal.LoggedObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds of one object.
 *
 * @param key null if it has none
 * @param checkpoints from the oldest
 * @param logged what the journal has; null for nothing
 */
record Holding(
        String name,
        @Nullable String key,
        List<Checkpoint> checkpoints,
        @Nullable LoggedObject logged) {
    Identity identity() {
        return new Identity(name, key);
    }

    /** A checkpoint by its number. */
    Checkpoint checkpoint(long number) {
        return checkpoints.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new CannotException(this + " has no checkpoint " + number + "; it has: "
                        + String.join(
                                ", ",
                                checkpoints.stream()
                                        .map(each -> "" + each.number())
                                        .toList()) + "."));
    }

    /** The newest one at some time or position. */
    Checkpoint at(Moment moment) {
        List<Checkpoint> before = checkpoints.stream()
                .filter(each -> moment.isAtOrAfter(each.snapshot()))
                .toList();
        if (before.isEmpty()) {
            throw new CannotException(this + " has no checkpoint" + (checkpoints.isEmpty() ? "." : tooEarly(moment)));
        }
        return before.get(before.size() - 1);
    }

    private String tooEarly(Moment moment) {
        Checkpoint first = checkpoints.get(0);
        return " at or before " + moment + "; the first is of " + first.written() + ", at position " + first.position()
                + ".";
    }

    /** The full checkpoint that one builds on, those between, and itself. */
    List<Checkpoint> chain(Checkpoint last) {
        List<Checkpoint> chain = new ArrayList<>(List.of(last));
        for (Checkpoint each = last; each.header().base() != 0; ) {
            each = checkpoint(each.header().base());
            chain.add(0, each);
        }
        return chain;
    }

    @Override
    public String toString() {
        return Texts.object(identity());
    }
}
