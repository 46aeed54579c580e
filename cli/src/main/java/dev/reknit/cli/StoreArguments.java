package dev.reknit.cli;

import dev.reknit.runtime.store.KeyProvider;
import dev.reknit.runtime.store.KeyRing;
import dev.reknit.runtime.store.ReadOnlyFolder;
import dev.reknit.runtime.store.StoreView;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which store a command is about. */
class StoreArguments {
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
            return KeyRing.ofFile(keyFile);
        }
        return keyVariable == null ? null : KeyRing.ofVariable(keyVariable);
    }

    /** The store as it is now, without its lock: another process may have it open. */
    final StoreView view() {
        return StoreView.of(new ReadOnlyFolder(folder()), keys());
    }
}
