package dev.reknit.runtime.store;

/**
 * How a {@link FolderStore} works.
 *
 * @param log how its log uses the disk
 */
public record FolderStoreSettings(LogSettings log) {
    /** {@link LogSettings#DEFAULTS}. */
    public static final FolderStoreSettings DEFAULTS = new FolderStoreSettings(LogSettings.DEFAULTS);

    /** The same with another log. */
    public FolderStoreSettings withLog(LogSettings other) {
        return new FolderStoreSettings(other);
    }
}
