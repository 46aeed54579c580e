package dev.reknit.cli;

import dev.reknit.runtime.store.Flaw;
import dev.reknit.runtime.store.Folder;
import dev.reknit.runtime.store.ReadOnlyFolder;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reknit verify FOLDER}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks every byte of a store. With its keys, an encrypted one is also checked for what somebody altered.",
            "Ends with 1 if it is damaged. Changes nothing; the store may be in use."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final long LARGE = 64L << 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreArguments arguments = new StoreArguments();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path path = arguments.folder();
        Verification found = verified(path);
        for (int i = 1; i < StoreArguments.LOOKS && found.isDamaged(); i++) {
            Verification again = verified(path);
            i = again.flaws().equals(found.flaws()) ? StoreArguments.LOOKS : i;
            found = again;
        }
        if (json) {
            out.println(Json.of(asMap(found)));
        } else {
            print(found, path, out);
        }
        return found.isDamaged() ? Reknit.FOUND : 0;
    }

    private Verification verified(Path path) throws IOException {
        long bytes = bytes(path);
        Folder folder = new ReadOnlyFolder(path);
        if (System.console() == null || bytes < LARGE) {
            return Verification.of(folder, arguments.keys());
        }
        try (Progress progress = new Progress(spec.commandLine().getErr(), bytes)) {
            return Verification.of(new CountingFolder(folder, progress), arguments.keys());
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().matches(".*\\d{20}\\.(log|snapshot)"))
                    .mapToLong(VerifyCommand::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void print(Verification found, Path folder, PrintWriter out) {
        String log = found.first() == 0 ? "no log" : "log from position " + found.first() + " to " + found.last();
        int count = found.snapshots().size();
        out.println(log + "; " + (count == 1 ? "1 checkpoint" : count + " checkpoints") + " whole");
        for (Flaw each : found.flaws()) {
            out.println((each.kind() == Flaw.Kind.TORN ? "torn     " : "DAMAGED  ") + each.file() + ", byte "
                    + each.offset() + ": " + each.text());
        }
        if (found.isDamaged()) {
            out.println("The store is damaged. Restore a backup, or give up what is lost: reknit repair " + folder);
        } else if (found.flaws().isEmpty()) {
            out.println("Nothing is wrong.");
        } else {
            out.println("The next opening cuts this off; if the store is in use, it may be what is being written.");
        }
    }

    static Map<String, Object> asMap(Verification found) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("damaged", found.isDamaged());
        map.put("first", found.first());
        map.put("last", found.last());
        map.put("checkpoints", found.snapshots().stream().map(Snapshot::number).toList());
        map.put("flaws", found.flaws().stream().map(VerifyCommand::asMap).toList());
        return map;
    }

    private static Map<String, Object> asMap(Flaw flaw) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", flaw.kind().name().toLowerCase(Locale.ROOT));
        map.put("file", flaw.file());
        map.put("offset", flaw.offset());
        map.put("text", flaw.text());
        return map;
    }
}
