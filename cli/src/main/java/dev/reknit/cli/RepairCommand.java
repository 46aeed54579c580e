package dev.reknit.cli;

import dev.reknit.runtime.store.DiskFolder;
import dev.reknit.runtime.store.Repair;
import dev.reknit.runtime.store.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
            "Nothing is deleted: what is given up stays in the folder as *.damaged. Needs no keys; the store must not be in use."
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
            if (json) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("before", VerifyCommand.asMap(found));
                if (report != null) {
                    map.put("after", VerifyCommand.asMap(report.after()));
                    map.put("setAside", report.setAside());
                }
                out.println(Json.of(map));
            } else if (report != null) {
                print(report, out);
            }
            return found.isDamaged() && report == null ? Reknit.FOUND : 0;
        }
    }

    private boolean isWanted(Verification found, PrintWriter out) throws IOException {
        out.println("To repair it, damaged checkpoints are set aside, and the log is cut off behind position "
                + found.last() + ", unless a whole checkpoint tells what is lost; copies of what is cut off are kept.");
        out.print("Repair it? [y/N] ");
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
