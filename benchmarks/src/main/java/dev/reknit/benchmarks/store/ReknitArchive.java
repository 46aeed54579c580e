package dev.reknit.benchmarks.store;

import dev.reknit.runtime.encoding.GraphDecoding;
import dev.reknit.runtime.encoding.GraphEncoding;
import dev.reknit.runtime.encoding.ObjectTable;
import dev.reknit.runtime.encoding.StateTypes;
import dev.reknit.runtime.store.DiskFolder;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.SnapshotOutput;
import dev.reknit.runtime.store.Snapshots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our encoding, whole and by the class that is woven, into our snapshots. The map that is loaded is a tracked one. */
final class ReknitArchive implements Archive {
    private static final List<String> CLASSES = List.of(Parcel.class.getName());
    private static final long ROOT = 1;

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
        ObjectTable table = new ObjectTable();
        GraphEncoding encoding = new GraphEncoding(
                table, (type, bytes, length) -> output.add(type, buffer -> buffer.put(bytes, 0, length)));
        encoding.root(parcels);
        encoding.finish();
        table.saved();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<Long, Parcel> load(Path path) throws IOException {
        GraphDecoding decoding = new GraphDecoding(StateTypes.of(Parcel.class.getClassLoader(), CLASSES));
        try (DiskFolder folder = DiskFolder.open(path)) {
            Snapshots snapshots = Snapshots.open(folder);
            Snapshot newest = snapshots.list().get(0);
            snapshots.read(newest, (number, type, data) -> decoding.record(type, bytes(data)));
        }
        return (Map<Long, Parcel>) decoding.read(ROOT);
    }

    private static byte[] bytes(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }
}
