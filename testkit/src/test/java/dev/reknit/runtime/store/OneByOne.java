package dev.reknit.runtime.store;

/** Stores that do one thing to files after the other, so that a crash suite finds the same operations in each run. */
public final class OneByOne {
    private OneByOne() {}

    /** As {@link FolderStore#open(Folder, FolderStoreSettings)}, with segments made by the thread that needs them. */
    public static FolderStore open(Folder folder, FolderStoreSettings settings) {
        return FolderStore.open(folder, settings, Runnable::run);
    }
}
