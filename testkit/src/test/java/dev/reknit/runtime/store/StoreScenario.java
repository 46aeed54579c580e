package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Durability;
import dev.reknit.testkit.crash.CrashScenario;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What those do who use a store: a list of words is kept in its log and, from time to time, in a snapshot, after which the older snapshots
 * and the older part of the log are given up. The list is read back from the newest snapshot and the log behind it.
 */
final class StoreScenario implements CrashScenario {
    private static final int KEPT = 2;

    private final FolderStoreSettings first;
    private final FolderStoreSettings later;

    /** All words, acknowledged or not; the same after each recovery as what was found. */
    private final List<String> words = new ArrayList<>();

    private int acknowledged;
    private int lives;

    private StoreScenario(FolderStoreSettings first, FolderStoreSettings later) {
        this.first = first;
        this.later = later;
    }

    private static FolderStoreSettings settings(int segmentBytes) {
        return FolderStoreSettings.DEFAULTS.withLog(
                LogSettings.DEFAULTS.withSegmentBytes(segmentBytes).withAsyncDelay(Duration.ofMinutes(1)));
    }

    static StoreScenario plain() {
        return new StoreScenario(settings(512), settings(512));
    }

    /** Compressed, and encrypted with a key that changes in its second life. */
    static StoreScenario encrypted() {
        FolderStoreSettings settings = settings(640).withCompression(true);
        return new StoreScenario(settings.withKeys(Keys.of("k1")), settings.withKeys(Keys.of("k1", "k2")));
    }

    @Override
    public void work(Folder folder) {
        try (Store store = FolderStore.open(folder, first, Runnable::run)) {
            append(store, 4, Durability.SYNC);
            append(store, 3, Durability.ASYNC);
            checkpoint(store);
            append(store, 6, Durability.SYNC);
            append(store, 2, Durability.ASYNC);
            checkpoint(store);
            append(store, 2, Durability.SYNC);
            append(store, 1, Durability.ASYNC);
            checkpoint(store);
        }
    }

    @Override
    public void recover(Folder folder) {
        lives++;
        try (Store store = FolderStore.open(folder, later, Runnable::run)) {
            List<String> found = read(store);
            assertThat(found.size()).as("acknowledged and lost").isGreaterThanOrEqualTo(acknowledged);
            assertThat(found).as("never appended").isEqualTo(words.subList(0, found.size()));
            words.clear();
            words.addAll(found);
            acknowledged = found.size();
            append(store, 1, Durability.SYNC);
            append(store, 2, Durability.ASYNC);
            checkpoint(store);
            append(store, 1, Durability.SYNC);
        }
    }

    private void append(Store store, int count, Durability durability) {
        for (int i = 0; i < count; i++) {
            String word = "life " + lives + ", word " + words.size() + " ".repeat(words.size() % 5);
            words.add(word);
            store.append(1, buffer -> buffer.put(word.getBytes(StandardCharsets.UTF_8)), durability);
            acknowledged = durability == Durability.ASYNC ? acknowledged : words.size();
        }
    }

    /** Of all words, appended or safe. */
    private void checkpoint(Store store) {
        long[] last = {0};
        store.append(2, buffer -> {}, Durability.ASYNC);
        last[0] = store.append(2, buffer -> {}, Durability.ASYNC);
        store.writeSnapshot(
                last[0],
                output -> words.forEach(
                        each -> output.add(1, buffer -> buffer.put(each.getBytes(StandardCharsets.UTF_8)))));
        acknowledged = words.size();
        List<Snapshot> all = store.snapshots();
        all.subList(0, Math.max(0, all.size() - KEPT)).forEach(store::deleteSnapshot);
        store.prune(store.snapshots().get(0).position() + 1);
    }

    /** From each snapshot the same. */
    private static List<String> read(Store store) {
        List<Snapshot> all = store.snapshots();
        List<String> newest = all.isEmpty() ? from(store, null) : List.of();
        for (Snapshot each : all) {
            newest = from(store, each);
        }
        return newest;
    }

    private static List<String> from(Store store, Snapshot snapshot) {
        List<String> found = new ArrayList<>();
        RecordReader reader = (position, type, data) -> {
            if (type == 1) {
                found.add(StandardCharsets.UTF_8.decode(data).toString());
            }
        };
        long from = snapshot == null ? 1 : snapshot.position() + 1;
        if (snapshot != null) {
            store.readSnapshot(snapshot, reader);
        }
        store.read(from, reader);
        return found;
    }
}
