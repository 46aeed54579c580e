package dev.reknit.runtime.durable;

import dev.reknit.runtime.store.DiskFolder;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.FolderStoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the store that {@link GoldenStoreTest} opens, as this version writes it: a full checkpoint, increments on it, and calls after them, of
 * which one threw. To be run once for a version of the format, into {@code testkit/src/test/resources/golden/} and that version.
 */
final class GoldenStore {
    static final String EXPECTED = "expected.txt";

    private GoldenStore() {}

    /** Takes the folder, which must not be there. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        World world = new World(open(folder));
        Stock stock = new Stock("golden");
        Stock other = new Stock("other");
        for (int i = 0; i < 100; i++) {
            stock.hurry("item number " + i, i + 1);
        }
        Checkpoints.checkpoint(stock);
        stock.take("item number 7", 8);
        stock.count(1_000);
        Checkpoints.checkpoint(stock);
        stock.add("h\u00e4mmer \u2692", 3);
        other.add("nut", 1);
        try {
            stock.add("nothing", -1);
            throw new AssertionError("did not throw");
        } catch (IllegalArgumentException expected) {
            stock.take("item number 8", 4);
        }
        String states = stock + "\n" + other + "\n";
        world.vanish(); // Not in good order, so that there are calls to be made again.
        Files.delete(folder.resolve("lock"));
        Files.writeString(folder.resolve(EXPECTED), states);
    }

    static FolderStore open(Path folder) {
        return FolderStore.open(DiskFolder.open(folder), FolderStoreSettings.DEFAULTS.withLog(World.LOG));
    }
}
