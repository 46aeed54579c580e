package dev.reknit.runtime.state;

import dev.reknit.StateRestoreException;
import dev.reknit.runtime.Suppressed;
import dev.reknit.runtime.event.Site;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part that is not restored.
 *
 * @param reason why not, for a reader
 * @param cause what restoring or capturing it threw; null if nothing did
 * @param uncertain whether it may be as it was, since nobody knows what it was
 */
record Damage(Place place, String reason, @Nullable Throwable cause, boolean uncertain) {
    private static final int LISTED = 8;

    /**
     * A part that could not be put back.
     *
     * @param cause what that threw; null if the part took what was saved and does not hold it
     */
    static Damage of(Place place, @Nullable Throwable cause) {
        String reason = cause == null ? "it does not keep the elements that it had" : cause.toString();
        return new Damage(place, reason, cause, false);
    }

    /** A part that could not be captured. */
    static Damage of(Unsaved part) {
        return new Damage(part.place(), part.reason(), part.cause(), true);
    }

    /** The paths on one line; empty for none. */
    static String paths(List<Damage> damages) {
        return damages.isEmpty() ? "" : list(damages, each -> each.place().toString());
    }

    /** The exception that tells the caller of at least one damage. */
    static StateRestoreException exception(Site site, List<Damage> damages) {
        List<Damage> certain = damages.stream().filter(each -> !each.uncertain).toList();
        List<Damage> uncertain = damages.stream().filter(each -> each.uncertain).toList();
        String message = site + ": the state is restored";
        if (!certain.isEmpty()) {
            message += " except for " + list(certain, Damage::describe);
        }
        if (!uncertain.isEmpty()) {
            message += "; may have changed and cannot be restored: " + list(uncertain, Damage::describe);
        }
        return new StateRestoreException(message, damages.get(0).cause());
    }

    /**
     * Attaches what went wrong in restoring to the failure that the state was restored for: even to one that has many
     * others to be read.
     */
    static void attach(Throwable failure, Throwable broken) {
        try {
            for (Throwable each : failure.getSuppressed()) {
                if (each instanceof StateRestoreException) {
                    Suppressed.add(failure, broken);
                    return;
                }
            }
            if (broken != failure) {
                failure.addSuppressed(broken);
            }
        } catch (Throwable full) {
            // No memory or stack even for that.
        }
    }

    private String describe() {
        return place + " (" + reason + ")";
    }

    private static String list(List<Damage> damages, Function<Damage, String> describe) {
        // What several calls met is there several times.
        List<String> all = damages.stream().map(describe).distinct().toList();
        String listed = all.stream().limit(LISTED).collect(Collectors.joining(", "));
        return all.size() > LISTED ? listed + " and " + (all.size() - LISTED) + " more" : listed;
    }
}
