package dev.reknit.runtime.state;

import dev.reknit.StateRestoreException;
import dev.reknit.runtime.Suppressed;
import dev.reknit.runtime.event.Site;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part that could not be restored.
 *
 * @param cause what restoring it threw; null if it took what was saved and does not hold it
 */
record Damage(Place place, @Nullable Throwable cause) {
    private static final int LISTED = 8;

    /** The paths on one line; empty for none. */
    static String paths(List<Damage> damages) {
        return damages.isEmpty() ? "" : list(damages, each -> each.place().toString());
    }

    /** The exception that tells the caller of at least one damage. */
    static StateRestoreException exception(Site site, List<Damage> damages) {
        return new StateRestoreException(
                site + ": the state is restored except for " + list(damages, Damage::describe),
                damages.get(0).cause());
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
        return place + " (" + (cause == null ? "it does not keep the elements that it had" : cause) + ")";
    }

    private static String list(List<Damage> damages, Function<Damage, String> describe) {
        String listed = damages.stream().limit(LISTED).map(describe).collect(Collectors.joining(", "));
        return damages.size() > LISTED ? listed + " and " + (damages.size() - LISTED) + " more" : listed;
    }
}
