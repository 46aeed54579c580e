package dev.reknit.runtime.store;

import dev.reknit.Durability;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A process that appends with several threads, tells each acknowledged record, and never ends by itself. */
final class KilledWriter {
    static final LogSettings SETTINGS =
            LogSettings.DEFAULTS.withSegmentBytes(8 << 10).withGroupDelay(Duration.ofNanos(200_000));

    static final int THREADS = 3;
    private static final int KEPT = 300;

    private KilledWriter() {}

    /** Takes the folder and the number of the round. */
    public static void main(String[] arguments) {
        String round = arguments[1];
        try (DiskFolder folder = DiskFolder.open(Path.of(arguments[0]));
                Log log = Log.open(folder, SETTINGS)) {
            Snapshots snapshots = Snapshots.open(folder);
            for (int thread = 1; thread < THREADS; thread++) {
                int number = thread;
                new Thread(() -> append(log, snapshots, round, number)).start();
            }
            append(log, snapshots, round, 0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(Log log, Snapshots snapshots, String round, int thread) {
        for (int i = 0; ; i++) {
            String record = round + " " + thread + " " + i;
            Durability durability = thread == 0 ? Durability.SYNC : Durability.GROUP;
            long position = log.append(1, ByteBuffer.wrap(record.getBytes(StandardCharsets.UTF_8)), durability);
            System.out.println(record);
            if (thread == 0 && i % 100 == 99) {
                snapshots.write(position, output -> output.add(1, buffer -> buffer.putLong(position)));
                List<Snapshot> all = snapshots.list();
                all.subList(0, Math.max(0, all.size() - 2)).forEach(snapshots::delete);
                log.prune(position - KEPT);
            }
        }
    }
}
