package dev.reknit.samples.mirrorsync;

import dev.reknit.runtime.Environment;
import dev.reknit.samples.mirrorsync.client.Entry;
import dev.reknit.samples.mirrorsync.client.HttpMirror;
import dev.reknit.samples.mirrorsync.client.Sync;
import dev.reknit.samples.mirrorsync.server.FaultPlan;
import dev.reknit.samples.mirrorsync.server.Ledger;
import dev.reknit.samples.mirrorsync.server.Level;
import dev.reknit.samples.mirrorsync.server.MirrorServer;
import dev.reknit.samples.mirrorsync.server.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One run: starts the mirrors, has the client copy the tree, and compares.
 *
 * @param tree what the mirrors serve
 * @param target an empty folder
 * @param mirrors how many mirrors
 * @param seed what the faults are made from
 * @param level how many faults
 * @param timeout how long the client waits for a connection, or the next bytes
 */
record Run(Tree tree, Path target, int mirrors, long seed, Level level, Duration timeout) {

    /**
     * Does it. What goes wrong with the copy is in the outcome.
     *
     * @param copied told of each file that is in place
     * @throws IOException if a mirror cannot be started, or a folder cannot be read
     */
    Outcome execute(Consumer<Entry> copied) throws IOException {
        Ledger done = new Ledger();
        Tally tally = new Tally();
        List<String> problems = new ArrayList<>();
        List<MirrorServer> servers = new ArrayList<>();
        Environment environment = Environment.current();
        environment.add(tally);
        try {
            start(servers, done);
            Sync sync = new Sync(clients(servers), target, copied);
            long start = System.nanoTime();
            copy(sync, problems);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            problems.addAll(Verifier.compare(tree.root(), target));
            problems.addAll(Verdict.ofIndex(sync.index(), tree.manifest()));
            Outcome outcome = outcome(servers, done, tally, took, problems);
            problems.addAll(0, Verdict.ofEvents(outcome));
            return outcome;
        } finally {
            environment.remove(tally);
            for (MirrorServer each : servers) {
                each.close();
            }
        }
    }

    private void start(List<MirrorServer> servers, Ledger done) throws IOException {
        int blackout = (Sync.COPY_RETRIES + 1) * mirrors;
        FaultPlan plan = new FaultPlan(seed, level, mirrors, tree.manifest().entries(), blackout);
        for (int number = 0; number < mirrors; number++) {
            servers.add(new MirrorServer(
                    number, tree, plan, done, Environment.current().scheduler()));
        }
    }

    private List<HttpMirror> clients(List<MirrorServer> servers) {
        return servers.stream()
                .map(each -> new HttpMirror(each.name(), each.address(), timeout))
                .toList();
    }

    private static void copy(Sync sync, List<String> problems) {
        try {
            sync.run();
        } catch (IOException | RuntimeException failure) {
            problems.add("the copy ended with " + failure);
        }
    }

    private Outcome outcome(
            List<MirrorServer> servers, Ledger done, Tally tally, Duration took, List<String> problems) {
        return new Outcome(
                servers.stream().map(MirrorServer::name).toList(),
                seed,
                level,
                done,
                tally.noticed(),
                tally.counts(),
                tree.manifest().entries().size(),
                tree.manifest().bytes(),
                took,
                problems);
    }
}
