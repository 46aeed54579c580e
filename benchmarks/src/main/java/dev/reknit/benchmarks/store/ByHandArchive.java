package dev.reknit.benchmarks.store;

import dev.reknit.runtime.store.DiskFolder;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.SnapshotOutput;
import dev.reknit.runtime.store.Snapshots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Code that knows the class, into our snapshots, which have checksums: many entries to a record. */
final class ByHandArchive implements Archive {
    private static final int TYPE = 1;
    private static final int ENTRIES_OF_A_RECORD = 512;

    @Override
    public void write(Path path, HashMap<Long, Parcel> parcels) throws IOException {
        try (DiskFolder folder = DiskFolder.open(path)) {
            Snapshots snapshots = Snapshots.open(folder);
            List<Snapshot> before = snapshots.list();
            snapshots.write(0, output -> write(output, parcels));
            before.forEach(snapshots::delete);
        }
    }

    private static void write(SnapshotOutput output, HashMap<Long, Parcel> parcels) {
        Iterator<Parcel> each = parcels.values().iterator();
        Parcel[] some = new Parcel[ENTRIES_OF_A_RECORD];
        while (each.hasNext()) {
            int count = 0;
            while (count < some.length && each.hasNext()) {
                some[count++] = each.next();
            }
            int last = count;
            // Called again with more room if there was too little.
            output.add(TYPE, buffer -> put(some, last, buffer));
        }
    }

    private static void put(Parcel[] some, int count, ByteBuffer to) {
        to.putInt(count);
        for (int i = 0; i < count; i++) {
            Parcel parcel = some[i];
            byte[] receiver = parcel.receiver.getBytes(StandardCharsets.UTF_8);
            to.putLong(parcel.id)
                    .putInt(receiver.length)
                    .put(receiver)
                    .putLong(parcel.grams)
                    .putInt(parcel.state);
        }
    }

    @Override
    public Map<Long, Parcel> load(Path path) throws IOException {
        try (DiskFolder folder = DiskFolder.open(path)) {
            Snapshots snapshots = Snapshots.open(folder);
            Snapshot newest = snapshots.list().get(0);
            Map<Long, Parcel> parcels = new HashMap<>();
            snapshots.read(newest, (number, type, data) -> take(data, parcels));
            return parcels;
        }
    }

    private static void take(ByteBuffer from, Map<Long, Parcel> parcels) {
        for (int left = from.getInt(); left > 0; left--) {
            long id = from.getLong();
            byte[] receiver = new byte[from.getInt()];
            from.get(receiver);
            String text = new String(receiver, StandardCharsets.UTF_8);
            parcels.put(id, new Parcel(id, text, from.getLong(), from.getInt()));
        }
    }
}
