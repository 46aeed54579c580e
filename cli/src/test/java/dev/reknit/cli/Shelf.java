package dev.reknit.cli;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.durable.Checkpoints;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.FolderStoreSettings;
import dev.reknit.runtime.store.LogSettings;
import dev.reknit.runtime.store.Stores;
import dev.reknit.runtime.time.SystemTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Folders with stores, and what commands say of them. */
final class Shelf {
    static final FolderStoreSettings SETTINGS =
            FolderStoreSettings.DEFAULTS.withLog(LogSettings.DEFAULTS.withSegmentBytes(16 << 10));

    private Shelf() {}

    /** What a command said, and how it ended. Times are {@code 2026-11-21T21:00:00.000Z}. */
    record Said(int code, String out, String err) {}

    static Said run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = Reknit.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Said(code, timeless(out.toString()), timeless(err.toString()));
    }

    static String timeless(String text) {
        return text.replace("\r", "")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]*Z", "2026-11-21T21:00:00.000Z")
                .replaceAll("all runs took \\d+ s", "all runs took 0 s")
                .replaceAll("\"runMillis\":\\d+", "\"runMillis\":0");
    }

    /** A store with two order books: "main" with a full checkpoint, one that builds on it, and calls; "spare" without orders. */
    static void fill(Path folder) {
        fill(folder, SETTINGS);
    }

    static void fill(Path folder, FolderStoreSettings settings) {
        Environment environment = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);
        try (Environment.Binding ignored = environment.bind()) {
            Stores.of(environment).bind("default", FolderStore.open(folder, settings));
            OrderBook main = new OrderBook("main");
            main.place(7, "tea", 100);
            main.place(12, "rice", 20);
            Checkpoints.checkpoint(main);
            main.place(13, "salt", 5);
            main.place(12, "rice", 0);
            Checkpoints.checkpoint(main);
            OrderBook spare = new OrderBook("spare");
            spare.goRoundInCircles();
            Checkpoints.checkpoint(spare);
            main.place(14, "tea", 1);
        } finally {
            Stores.of(environment).close();
        }
    }
}
