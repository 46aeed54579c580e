package dev.reknit.runtime.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/** Opens stores in folders. */
public final class FolderStoreProvider implements StoreProvider {
    static final String TYPE = "folder";

    private static final String FOLDER = "folder";
    private static final String SEGMENT = "segmentBytes";
    private static final String DELAY = "groupDelay";

    /** Called by the service loader. */
    public FolderStoreProvider() {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> words() {
        return Set.of(FOLDER, SEGMENT, DELAY);
    }

    @Override
    public Store open(StoreSettings settings) {
        LogSettings defaults = LogSettings.DEFAULTS;
        int segment = settings.number(SEGMENT, 1 << 12, LogSettings.LARGEST_SEGMENT, defaults.segmentBytes());
        LogSettings log =
                defaults.withSegmentBytes(segment & -8).withGroupDelay(settings.duration(DELAY, defaults.groupDelay()));
        return FolderStore.open(folder(settings), new FolderStoreSettings(log));
    }

    /** Where nothing is said, stores have folders of their own. */
    private static Path folder(StoreSettings settings) {
        String otherwise = "reknit-store" + (settings.name().equals(Stores.DEFAULT) ? "" : "-" + settings.name());
        try {
            return Path.of(settings.text(FOLDER, otherwise));
        } catch (InvalidPathException e) {
            throw settings.refused(FOLDER, "not a path: " + e.getReason());
        }
    }
}
