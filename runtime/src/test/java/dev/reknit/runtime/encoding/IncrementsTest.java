package dev.reknit.runtime.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A graph that changes by chance between checkpoints: read from the full one and the increments, from their merger, and from increments upon that. */
class IncrementsTest {
    private static final int ROUNDS = Boolean.getBoolean("reknit.slow") ? 5_000 : 100;

    private final long seed = Long.getLong("reknit.seed", new Random().nextLong());

    private final List<Node> nodes = new ArrayList<>();
    private final Book book = new Book("main");
    private final Map<Object, Object> sorted = new TreeMap<>();
    private final Set<Object> names = new HashSet<>();

    @Test
    void incrementsAndMergers_giveWhatIsThere() {
        for (int i = 0; i < ROUNDS; i++) {
            run(new Random(seed + i), "-Dreknit.seed=" + (seed + i));
        }
    }

    private void run(Random random, String name) {
        nodes.clear();
        book.lines.clear();
        book.orders.clear();
        sorted.clear();
        names.clear();
        book.lines.add(sorted);
        book.lines.add(names);
        ObjectTable table = new ObjectTable();
        List<Saved> chain = new ArrayList<>(List.of(Saved.all(table, book)));
        for (int i = 0; i < 8; i++) {
            chain.add(change(table, random));
            if (random.nextInt(3) == 0) {
                chain = new ArrayList<>(List.of(Saved.merged(chain)));
            }
            assertThat(GraphText.of(Saved.decoding(chain, Kinds.CLASSES).read(1)))
                    .as(name)
                    .isEqualTo(GraphText.of(book));
        }
        GraphDecoding decoding = Saved.decoding(chain, Kinds.CLASSES);
        Book read = (Book) decoding.read(1);
        ObjectTable again = new ObjectTable();
        decoding.know(again);
        read.count = 1000;
        Saved last = new Saved();
        GraphEncoding encoding = new GraphEncoding(again, last);
        encoding.changed(read);
        encoding.finish();
        chain.add(last);
        assertThat(GraphText.of(Saved.decoding(chain, Kinds.CLASSES).read(1)))
                .as(name)
                .isEqualTo(GraphText.of(read));
    }

    private Saved change(ObjectTable table, Random random) {
        Set<Object> changed = new HashSet<>();
        Set<Object> keys = new HashSet<>();
        Set<Object> sortedKeys = new HashSet<>();
        Set<Object> elements = new HashSet<>();
        for (int k = random.nextInt(10); k >= 0; k--) {
            Node node = new Node(nodes.size());
            nodes.add(node);
            Node old = nodes.get(random.nextInt(nodes.size()));
            old.next = random.nextBoolean() ? node : null;
            old.any = random.nextInt(3) == 0 ? new ArrayList<>(List.of(node)) : random.nextInt();
            changed.add(old);
            put(book.orders, keys, "key " + random.nextInt(20), node, random);
            put(sorted, sortedKeys, random.nextInt(20), old, random);
            Object element = "element " + random.nextInt(10);
            elements.add(element);
            if (!names.add(element)) {
                names.remove(element);
            }
        }
        book.count++;
        Saved increment = new Saved();
        GraphEncoding encoding = new GraphEncoding(table, increment);
        encoding.changed(book);
        changed.forEach(encoding::changed);
        encoding.changed(book.orders, keys);
        encoding.changed(sorted, sortedKeys);
        encoding.changed(names, elements);
        encoding.finish();
        table.saved();
        return increment;
    }

    private static void put(Map<Object, Object> map, Set<Object> keys, Object key, Object value, Random random) {
        keys.add(key);
        if (random.nextInt(4) == 0) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }
}
