package dev.reknit.cli;

import dev.reknit.runtime.durable.Identity;
import dev.reknit.runtime.durable.LostObjects;
import dev.reknit.runtime.store.DiskFolder;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.FolderStoreSettings;
import dev.reknit.runtime.store.LogSettings;
import dev.reknit.runtime.store.Repair;
import dev.reknit.runtime.store.StoreException;
import dev.reknit.runtime.store.StoreView;
import dev.reknit.runtime.store.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reknit repair FOLDER}. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description = {
            "Makes of a damaged store one that can be opened, giving up as little as can be. Says what it would do, and asks.",
            "Nothing is deleted: what is given up stays in the folder as *.damaged. The store must not be in use.",
            "Objects of which nothing is left begin anew; to find them in an encrypted store takes its keys."
        })
final class RepairCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreArguments arguments = new StoreArguments();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "One JSON object; asks nothing, and does nothing without --yes.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Path path = arguments.folder();
        PrintWriter out = spec.commandLine().getOut();
        try (DiskFolder folder = DiskFolder.open(path)) {
            Verification found = Verification.of(folder);
            if (!json) {
                VerifyCommand.print(found, path, out);
            }
            boolean repairing = found.isDamaged() && (yes || !json && isWanted(found, out));
            Repair.Report report = repairing ? Repair.of(folder) : null;
            boolean isWhole = !found.isDamaged() || report != null;
            List<Identity> lost = isWhole ? lost(folder) : List.of();
            if (json) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("before", VerifyCommand.asMap(found));
                if (report != null) {
                    map.put("after", VerifyCommand.asMap(report.after()));
                    map.put("setAside", report.setAside());
                }
                map.put("lost", lost.stream().map(Identity::toString).toList());
                out.println(Json.of(map));
            } else if (report != null) {
                print(report, out);
            }
            boolean givenUp = lost.isEmpty() || yes || !json && isWanted(lost, out);
            if (givenUp && !lost.isEmpty()) {
                giveUp(folder, lost);
            }
            return isWhole && givenUp ? 0 : Reknit.FOUND;
        }
    }

    /** Empty also if that cannot be told without keys. */
    private List<Identity> lost(DiskFolder folder) {
        try {
            return LostObjects.in(StoreView.of(folder, arguments.keys()));
        } catch (StoreException unreadable) {
            spec.commandLine()
                    .getErr()
                    .println("Objects of which nothing is left are not looked for: " + unreadable.getMessage());
            return List.of();
        }
    }

    private void giveUp(DiskFolder folder, List<Identity> lost) {
        FolderStoreSettings settings = new FolderStoreSettings(LogSettings.DEFAULTS, arguments.keys(), false);
        try (FolderStore store = FolderStore.open(folder, settings)) {
            LostObjects.giveUp(store, lost);
        }
    }

    private static boolean isWanted(List<Identity> lost, PrintWriter out) throws IOException {
        lost.forEach(each -> out.println("Nothing is left of the state of " + each + "."));
        return isAnswered("Begin anew? Otherwise put copies of the files back. [y/N] ", out);
    }

    private static boolean isWanted(Verification found, PrintWriter out) throws IOException {
        out.println("To repair it, damaged checkpoints are set aside, and the log is cut off behind position "
                + found.last() + ", unless a whole checkpoint tells what is lost; copies of what is cut off are kept.");
        return isAnswered("Repair it? [y/N] ", out);
    }

    private static boolean isAnswered(String question, PrintWriter out) throws IOException {
        out.print(question);
        out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        out.println();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private static void print(Repair.Report report, PrintWriter out) {
        report.setAside().forEach(each -> out.println("set aside: " + each));
        out.println("Repaired: the log ends at position " + report.after().last() + ", "
                + report.after().snapshots().size() + " checkpoints are whole.");
    }
}
