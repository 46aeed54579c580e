package dev.reknit.benchmarks.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.store.storage.embedded.types.EmbeddedStorage;
import org.eclipse.store.storage.embedded.types.EmbeddedStorageManager;

/** A storage of its own for each map that is written; {@code storeRoot()} writes and syncs nothing. */
final class EclipseStoreArchive implements Archive {
    private static final String NAME = "storage";

    @Override
    public void write(Path folder, HashMap<Long, Parcel> parcels) throws IOException {
        Path storage = folder.resolve(NAME);
        Scratch.delete(storage);
        EmbeddedStorageManager manager = EmbeddedStorage.start(parcels, storage);
        manager.storeRoot();
        manager.shutdown();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<Long, Parcel> load(Path folder) {
        EmbeddedStorageManager manager = EmbeddedStorage.start(folder.resolve(NAME));
        Map<Long, Parcel> parcels = (Map<Long, Parcel>) manager.root();
        manager.shutdown();
        return parcels;
    }
}
