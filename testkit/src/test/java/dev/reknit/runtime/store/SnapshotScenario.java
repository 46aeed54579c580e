package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.testkit.crash.CrashScenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some snapshots, two of which are kept. */
final class SnapshotScenario implements CrashScenario {
    private static final int KEPT = 2;
    private static final int RECORDS = 30;

    private final Map<Long, List<String>> written = new HashMap<>();
    private long acknowledged;

    @Override
    public void work(Folder folder) {
        Snapshots snapshots = Snapshots.open(folder);
        for (int i = 1; i <= 4; i++) {
            write(snapshots, i);
        }
    }

    private void write(Snapshots snapshots, long number) {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= RECORDS; i++) {
            texts.add("snapshot " + number + ", record " + i + " of " + written.size());
        }
        written.put(number, texts);
        Snapshot snapshot = snapshots.write(
                number * 10,
                output -> texts.forEach(
                        text -> output.add(1, buffer -> buffer.put(text.getBytes(StandardCharsets.UTF_8)))));
        assertThat(snapshot.number()).isEqualTo(number);
        acknowledged = number;
        List<Snapshot> all = snapshots.list();
        all.subList(0, Math.max(0, all.size() - KEPT)).forEach(snapshots::delete);
    }

    @Override
    public void recover(Folder folder) throws IOException {
        Snapshots snapshots = Snapshots.open(folder);
        List<Snapshot> all = snapshots.list();
        assertThat(all).as("whole ones").hasSameSizeAs(Snapshots.numbers(folder));
        for (Snapshot each : all) {
            assertThat(texts(snapshots, each)).isEqualTo(written.get(each.number()));
            assertThat(each.position()).isEqualTo(each.number() * 10);
        }
        long newest = all.isEmpty() ? 0 : all.get(all.size() - 1).number();
        assertThat(newest).isGreaterThanOrEqualTo(acknowledged);
        acknowledged = newest; // who has read it may rely on it
        write(snapshots, newest + 1);
        assertThat(snapshots.list()).hasSizeLessThanOrEqualTo(KEPT);
    }

    private static List<String> texts(Snapshots snapshots, Snapshot snapshot) {
        List<String> texts = new ArrayList<>();
        snapshots.read(
                snapshot,
                (position, type, data) ->
                        texts.add(StandardCharsets.UTF_8.decode(data).toString()));
        return texts;
    }
}
