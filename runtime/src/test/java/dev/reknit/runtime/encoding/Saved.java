package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records that were encoded, and what makes objects of them. */
final class Saved implements RecordSink {
    private static final ClassLoader LOADER = Saved.class.getClassLoader();

    final List<Integer> types = new ArrayList<>();
    final List<byte[]> records = new ArrayList<>();

    @Override
    public void record(int type, byte[] bytes, int length) {
        types.add(type);
        records.add(Arrays.copyOf(bytes, length));
    }

    /** Encodes all that a root refers to. */
    static Saved all(ObjectTable table, Object root) {
        Saved saved = new Saved();
        GraphEncoding encoding = new GraphEncoding(table, saved);
        encoding.root(root);
        encoding.finish();
        table.saved();
        return saved;
    }

    static Object copy(Object root, Class<?>... classes) {
        return decoding(List.of(all(new ObjectTable(), root)), classes).read(1);
    }

    static GraphDecoding decoding(List<Saved> saved, Class<?>... classes) {
        GraphDecoding decoding = new GraphDecoding(
                StateTypes.of(LOADER, Arrays.stream(classes).map(Class::getName).toList()));
        for (Saved each : saved) {
            for (int i = 0; i < each.records.size(); i++) {
                decoding.record(each.types.get(i), each.records.get(i));
            }
        }
        return decoding;
    }
}
