package dev.reknit.samples.mirrorsync;

import dev.reknit.samples.mirrorsync.server.Fault;
import dev.reknit.samples.mirrorsync.server.Ledger;
import dev.reknit.samples.mirrorsync.server.Level;
import java.time.Duration;
import java.util.List;

/**
 * How a run went.
 *
 * @param mirrors their names
 * @param seed what the faults were made from
 * @param level how many faults were asked for
 * @param done what the mirrors did
 * @param noticed what the client noticed of it
 * @param counts what Reknit did about it
 * @param files how many files were to be copied
 * @param bytes how many bytes they have
 * @param took from the first request to the last file
 * @param problems what is wrong; empty if all is well
 */
record Outcome(
        List<String> mirrors,
        long seed,
        Level level,
        Ledger done,
        Ledger noticed,
        Tally.Counts counts,
        int files,
        long bytes,
        Duration took,
        List<String> problems) {

    /**
     * Whether a fault of a mirror is one that the client must have noticed as often as it was
     * done.
     */
    static boolean isComparable(Fault fault) {
        return fault != Fault.DIE && fault != Fault.REFUSE;
    }

    /** How often the client must have noticed a fault; a death looks like a reset. */
    int due(String mirror, Fault fault) {
        int deaths = fault == Fault.RESET ? done.count(mirror, Fault.DIE) : 0;
        return done.count(mirror, fault) + deaths;
    }
}
