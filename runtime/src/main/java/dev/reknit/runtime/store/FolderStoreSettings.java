package dev.reknit.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * How a {@link FolderStore} works.
 *
 * @param log how its log uses the disk
 * @param keys what it is encrypted with; null for not at all
 * @param compression whether the records of snapshots are compressed, where that makes them smaller
 */
public record FolderStoreSettings(LogSettings log, @Nullable KeyProvider keys, boolean compression) {
    /** {@link LogSettings#DEFAULTS}; not encrypted, not compressed. */
    public static final FolderStoreSettings DEFAULTS = new FolderStoreSettings(LogSettings.DEFAULTS, null, false);

    /** The same with another log. */
    public FolderStoreSettings withLog(LogSettings other) {
        return new FolderStoreSettings(other, keys, compression);
    }

    /** The same, encrypted with what is written from now on. */
    public FolderStoreSettings withKeys(KeyProvider provider) {
        return new FolderStoreSettings(log, provider, compression);
    }

    /** The same with compression or without; what was written is read in either case. */
    public FolderStoreSettings withCompression(boolean compressed) {
        return new FolderStoreSettings(log, keys, compressed);
    }
}
