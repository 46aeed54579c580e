package dev.reknit.runtime.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens stores in folders. */
public final class FolderStoreProvider implements StoreProvider {
    static final String TYPE = "folder";

    private static final String FOLDER = "folder";
    private static final String ENCRYPTION = "encryption";
    private static final String COMPRESSION = "compression";
    private static final String SEGMENT = "segmentBytes";
    private static final String DELAY = "groupDelay";

    private static final int LEAST_SEGMENT = 64 << 10;

    /** Called by the service loader. */
    public FolderStoreProvider() {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> words() {
        return Set.of(FOLDER, ENCRYPTION, COMPRESSION, SEGMENT, DELAY);
    }

    @Override
    public Store open(StoreSettings settings) {
        return FolderStore.open(
                folder(settings),
                new FolderStoreSettings(log(settings), keys(settings), settings.flag(COMPRESSION, false)));
    }

    @Override
    public Store openToRead(StoreSettings settings, StoreException why) {
        try {
            return StoreView.of(new ReadOnlyFolder(folder(settings)), new Secrets(keys(settings)), why);
        } catch (StoreException notEvenThat) {
            why.addSuppressed(notEvenThat);
            throw why;
        }
    }

    /** Where nothing is said, each store has a folder of its own. */
    private static Path folder(StoreSettings settings) {
        String otherwise = "reknit-store" + (settings.name().equals(Stores.DEFAULT) ? "" : "-" + settings.name());
        return path(settings, FOLDER, settings.text(FOLDER, otherwise));
    }

    private static Path path(StoreSettings settings, String word, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw settings.refused(word, "not a path: " + e.getReason());
        }
    }

    private static LogSettings log(StoreSettings settings) {
        LogSettings defaults = LogSettings.DEFAULTS;
        int segment =
                settings.number(SEGMENT, LEAST_SEGMENT, LogSettings.LARGEST_SEGMENT, defaults.segmentBytes()) & -8;
        try {
            return defaults.withSegmentBytes(segment).withGroupDelay(settings.duration(DELAY, defaults.groupDelay()));
        } catch (IllegalArgumentException outOfRange) {
            throw settings.refused(DELAY, String.valueOf(outOfRange.getMessage()));
        }
    }

    private static @Nullable KeyProvider keys(StoreSettings settings) {
        String text = settings.text(ENCRYPTION, "none");
        if (text.equals("none")) {
            return null;
        }
        if (text.startsWith("file:")) {
            return KeyRing.ofFile(path(settings, ENCRYPTION, text.substring("file:".length())));
        }
        if (text.startsWith("variable:")) {
            return KeyRing.ofVariable(text.substring("variable:".length()));
        }
        return settings.service(KeyProvider.class).stream()
                .filter(each -> each.getClass().getName().equals(text))
                .findFirst()
                .orElseThrow(() -> settings.refused(
                        ENCRYPTION,
                        "allowed: none, file:<key file>, variable:<environment variable>, or the class of a KeyProvider that is"
                                + " listed in META-INF/services"));
    }
}
