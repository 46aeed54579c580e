package dev.reknit.samples.mirrorsync;

import dev.reknit.samples.mirrorsync.client.Index;
import dev.reknit.samples.mirrorsync.client.Manifest;
import dev.reknit.samples.mirrorsync.server.Fault;
import dev.reknit.samples.mirrorsync.server.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what is wrong with a run beyond the bytes: an index that was not taken back, faults that
 * nobody survived.
 */
final class Verdict {
    private Verdict() {}

    /** What the index has, against what there was to copy. */
    static List<String> ofIndex(Index index, Manifest manifest) {
        List<String> problems = new ArrayList<>();
        if (index.paths().size() != manifest.entries().size()) {
            problems.add("the index has " + index.paths().size() + " files, the manifest "
                    + manifest.entries().size());
        }
        if (index.bytes() != manifest.bytes()) {
            problems.add("the index counted " + index.bytes() + " bytes, the manifest has " + manifest.bytes()
                    + ": a failed batch was not taken back");
        }
        return problems;
    }

    /** What the mirrors did, against what Reknit says that it did. */
    static List<String> ofEvents(Outcome run) {
        List<String> problems = new ArrayList<>();
        if (run.level() == Level.NONE) {
            return problems;
        }
        if (run.noticed().total() == 0) {
            problems.add(run.done().total() + " faults were injected and Reknit reported none: unless the classes are"
                    + " woven by the Maven plugin or by -javaagent:reknit-agent.jar, annotations do nothing");
        } else {
            unnoticed(run, problems);
            missing(run.counts(), problems);
        }
        return problems;
    }

    /**
     * Each fault makes one request fail. On a slow machine the client's timeout may come before the
     * fault does, and what the client notices is a stall; so stalls too many stand for other faults.
     */
    private static void unnoticed(Outcome run, List<String> problems) {
        for (String mirror : run.mirrors()) {
            int timeouts = run.noticed().count(mirror, Fault.STALL) - run.due(mirror, Fault.STALL);
            List<String> gaps = new ArrayList<>();
            int unnoticed = 0;
            for (Fault fault : Fault.values()) {
                int due = run.due(mirror, fault);
                int noticed = run.noticed().count(mirror, fault);
                if (Outcome.isComparable(fault) && noticed < due) {
                    unnoticed += due - noticed;
                    gaps.add(mirror + " " + fault.told() + " " + due + " times, of which Reknit noticed " + noticed);
                }
            }
            if (unnoticed > Math.max(0, timeouts)) {
                problems.addAll(gaps);
            }
        }
    }

    /** A plan with faults blacks one file out, so each of these must have happened. */
    private static void missing(Tally.Counts counts, List<String> problems) {
        missing("retry", counts.retries(), problems);
        missing("failover", counts.failovers(), problems);
        missing("fallback", counts.fallbacks(), problems);
        missing("restored state", counts.restores(), problems);
    }

    private static void missing(String what, int count, List<String> problems) {
        if (count == 0) {
            problems.add("there was no " + what + ", though a file was blacked out on every mirror");
        }
    }
}
