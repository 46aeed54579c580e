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

    /** A copy with a few bits flipped, or cut off. */
    Saved damaged(java.util.Random random) {
        Saved copy = new Saved();
        int victim = random.nextInt(records.size());
        for (int i = 0; i < records.size(); i++) {
            byte[] bytes = records.get(i).clone();
            if (i == victim) {
                if (random.nextInt(4) == 0) {
                    bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                } else {
                    for (int k = random.nextInt(3); k >= 0; k--) {
                        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                }
            }
            copy.types.add(types.get(i));
            copy.records.add(bytes);
        }
        return copy;
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

    StateTree tree() {
        StateTree tree = new StateTree();
        for (int i = 0; i < records.size(); i++) {
            tree.record(types.get(i), records.get(i));
        }
        return tree;
    }

    /** One full checkpoint of several. */
    static Saved merged(List<Saved> all) {
        GraphMerge merge = new GraphMerge();
        for (Saved each : all) {
            for (int i = 0; i < each.records.size(); i++) {
                merge.record(each.types.get(i), each.records.get(i));
            }
        }
        Saved merged = new Saved();
        merge.write(List.of(1L), merged);
        return merged;
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
