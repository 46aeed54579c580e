package dev.reknit.cli;

import dev.reknit.runtime.store.Flaw;
import dev.reknit.runtime.store.KeyProvider;
import dev.reknit.runtime.store.KeyRing;
import dev.reknit.runtime.store.ReadOnlyFolder;
import dev.reknit.runtime.store.StoreView;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which store a command is about. */
class StoreArguments {
    /** In a store that is in use, what was being written may look like damage; real damage looks the same each time. */
    static final int LOOKS = 5;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of the store.")
    private Path folder = Path.of("reknit-store");

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The keys of an encrypted store; see docs/configuration.md.")
    private @Nullable Path keyFile;

    @Option(
            names = "--key-variable",
            paramLabel = "NAME",
            description = "The environment variable that holds the keys of an encrypted store.")
    private @Nullable String keyVariable;

    /** The folder, which has to be that of a store. */
    final Path folder() {
        if (!Files.isDirectory(folder)) {
            throw new CannotException("There is no folder " + folder + ".");
        }
        return folder;
    }

    /** Null if none were given. */
    final @Nullable KeyProvider keys() {
        if (keyFile != null) {
            return new GivenKeys(KeyRing.ofFile(keyFile));
        }
        return keyVariable == null ? null : new GivenKeys(KeyRing.ofVariable(keyVariable));
    }

    /** The store as it is now, without its lock: another process may have it open. */
    final StoreView view() {
        Path path = folder();
        KeyProvider given = keys();
        KeyProvider keys = given == null ? new GivenKeys(null) : given;
        StoreView view = StoreView.of(new ReadOnlyFolder(path), keys);
        for (int i = 1; i < LOOKS && isDamaged(view); i++) {
            StoreView again = StoreView.of(new ReadOnlyFolder(path), keys);
            i = Objects.equals(again.flaw(), view.flaw()) ? LOOKS : i;
            view = again;
        }
        return view;
    }

    private static boolean isDamaged(StoreView view) {
        return view.flaw() != null && view.flaw().kind() == Flaw.Kind.DAMAGED;
    }

    /** What is wrong with the log, in words; null if it is not damaged. */
    final @Nullable String damage(StoreView view) {
        return isDamaged(view)
                ? "The log is damaged behind position " + view.durable()
                        + ", and not shown from there on. See: reknit verify " + Texts.argument(folder.toString())
                : null;
    }

    /** Says what is wrong with the log, and returns the exit code for that. */
    final int told(StoreView view, PrintWriter out) {
        String damage = damage(view);
        if (damage == null) {
            return 0;
        }
        out.println(damage);
        return Reknit.FOUND;
    }
}
