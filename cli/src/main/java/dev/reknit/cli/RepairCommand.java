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
import org.jspecify.annotations.Nullable;
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
            Repair.Plan plan = found.isDamaged() ? Repair.plan(folder, found) : null;
            List<String> losses = plan == null ? List.of() : losses(found, plan);
            if (!json) {
                VerifyCommand.print(found, path, out);
            }
            if (!json && plan != null) {
                print(found, plan, losses, out);
            }
            boolean repairing = plan != null && (yes || !json && isWanted(out));
            Repair.Report report = repairing ? Repair.of(folder) : null;
            boolean isWhole = report == null ? plan == null : !report.after().isDamaged();
            List<Identity> lost = isWhole ? lost(folder) : List.of();
            if (json) {
                out.println(Json.of(asMap(found, plan, losses, report, lost)));
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

    /** What is encrypted can be repaired, but not looked into, without its keys. */
    private List<String> losses(Verification found, Repair.Plan plan) {
        try (StoreView view = arguments.view()) {
            return Losses.of(view, found, plan);
        } catch (CannotException noKeys) {
            return List.of(
                    "which objects lose what is not known without the keys: --key-file FILE or --key-variable NAME");
        }
    }

    private static void print(Verification found, Repair.Plan plan, List<String> losses, PrintWriter out) {
        out.println("Repairing it means:");
        plan.files().forEach(each -> out.println("- " + each + " is given up; a copy stays as " + each + ".damaged"));
        out.println(
                plan.last() < plan.first()
                        ? "- the log begins anew at position " + plan.first()
                                + ", and nothing that stands in it is kept"
                        : "- the log goes from position " + plan.first() + " to " + plan.last()
                                + ", and what else stood in it is lost");
        losses.forEach(each -> out.println("- " + each));
        boolean isUnread = found.flaws().stream().anyMatch(each -> each.file().endsWith(".log"));
        if (isUnread) {
            out.println("- calls in the damaged part behind position " + found.last()
                    + " cannot be read; whose they were is not known, but what checkpoints tell is kept");
        } else if (losses.isEmpty()) {
            out.println("- of the objects that are known, none loses anything");
        }
    }

    private static boolean isWanted(List<Identity> lost, PrintWriter out) throws IOException {
        lost.forEach(each -> out.println("Nothing is left of the state of " + each + "."));
        return isAnswered("Begin anew? Otherwise put copies of the files back. [y/N] ", out);
    }

    private static boolean isWanted(PrintWriter out) throws IOException {
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
        Verification after = report.after();
        int count = after.snapshots().size();
        out.println((after.isDamaged() ? "Not all could be repaired: " : "Repaired: ") + "the log ends at position "
                + after.last() + ", " + (count == 1 ? "1 checkpoint is" : count + " checkpoints are") + " whole.");
        after.flaws()
                .forEach(each ->
                        out.println("DAMAGED  " + each.file() + ", byte " + each.offset() + ": " + each.text()));
    }

    private static Map<String, Object> asMap(
            Verification found,
            Repair.@Nullable Plan plan,
            List<String> losses,
            Repair.@Nullable Report report,
            List<Identity> lost) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("before", VerifyCommand.asMap(found));
        if (plan != null) {
            Map<String, Object> planned = new LinkedHashMap<>();
            planned.put("first", plan.first());
            planned.put("last", plan.last());
            planned.put("files", plan.files());
            planned.put("losses", losses);
            map.put("plan", planned);
        }
        if (report != null) {
            map.put("after", VerifyCommand.asMap(report.after()));
            map.put("setAside", report.setAside());
        }
        map.put("lost", lost.stream().map(Identity::toString).toList());
        return map;
    }
}
