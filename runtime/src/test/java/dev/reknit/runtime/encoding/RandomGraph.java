package dev.reknit.runtime.encoding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Builds a graph of everything that can be saved, with aliases and cycles, by chance. */
final class RandomGraph {
    private final Random random;
    private final List<Object> made = new ArrayList<>();
    private int names;

    RandomGraph(long seed) {
        random = new Random(seed);
    }

    Book build(int size) {
        Book book = new Book("root");
        made.add(book);
        for (int i = 0; i < size; i++) {
            made.add(empty());
        }
        for (Object each : List.copyOf(made)) {
            fill(each);
        }
        book.lines.addAll(made);
        return book;
    }

    /** Something that is in the graph already, or a value. */
    Object any() {
        return random.nextBoolean() && !made.isEmpty() ? made.get(random.nextInt(made.size())) : value();
    }

    private Object empty() {
        return switch (random.nextInt(27)) {
            case 0, 1, 2 -> new Node(random.nextLong());
            case 3 -> new Cell(any(), made.get(random.nextInt(made.size())) instanceof Cell cell ? cell : null);
            case 4 -> new ArrayList<>();
            case 5 -> new LinkedList<>();
            case 6 -> new HashMap<>();
            case 7 -> new LinkedHashMap<>(16, 0.75f, random.nextBoolean());
            case 8 -> new TreeMap<>(random.nextBoolean() ? null : Collections.reverseOrder());
            case 9 -> new HashSet<>();
            case 10 -> new TreeSet<>(random.nextBoolean() ? null : String.CASE_INSENSITIVE_ORDER);
            case 11 -> new ConcurrentHashMap<>();
            case 12 -> new ArrayDeque<>();
            case 13 -> new Object[random.nextInt(5)];
            case 14 -> random.longs(random.nextInt(5)).toArray();
            case 15 -> new String[][] {{"a", null}, {}, null};
            case 16 -> new StringBuilder("text").append(random.nextInt());
            case 17 -> new AtomicInteger(random.nextInt());
            case 18 -> new AtomicReference<>();
            case 19 -> new Date(random.nextInt());
            case 20 -> BitSet.valueOf(new long[] {random.nextLong()});
            case 21 -> new EnumMap<Kinds.Color, Object>(Kinds.Color.class);
            case 22 -> EnumSet.copyOf(List.of(Kinds.Color.GREEN));
            case 23 -> new Kinds.Chain(random.nextInt(), any(), null);
            case 24 -> new Kinds.Holder(new ArrayList<>());
            case 25 -> new PriorityQueue<>();
            default -> frozen();
        };
    }

    private Object frozen() {
        return switch (random.nextInt(6)) {
            case 0 -> List.of(any(), any(), any());
            case 1 -> Set.of(1, "zwei", new Kinds.Point(1, 2, "p", Kinds.Color.RED));
            case 2 -> Map.of("k", any());
            case 3 -> Optional.of(any());
            case 4 -> Collections.unmodifiableList(new ArrayList<>(List.of(any(), any())));
            default -> Collections.singletonMap("only", any());
        };
    }

    private Object value() {
        return switch (random.nextInt(16)) {
            case 0 -> "text " + random.nextInt(100);
            case 1 -> "中文 " + (char) random.nextInt(0xd800);
            case 2 -> random.nextInt() >> random.nextInt(32);
            case 3 -> random.nextLong() >> random.nextInt(64);
            case 4 -> random.nextDouble();
            case 5 -> (byte) random.nextInt();
            case 6 -> (char) random.nextInt(100);
            case 7 -> random.nextBoolean();
            case 8 -> Kinds.Color.values()[random.nextInt(2)];
            case 9 -> new Kinds.Point(random.nextInt(), random.nextFloat(), "p", Kinds.Color.GREEN);
            case 10 ->
                new Kinds.Segment(
                        new Kinds.Point(1, 2, "", Kinds.Color.RED),
                        new Kinds.Point(3, 4, "é", Kinds.Color.GREEN),
                        null);
            case 11 -> new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(9));
            case 12 -> new UUID(random.nextLong(), random.nextLong());
            case 13 -> Instant.ofEpochMilli(random.nextLong() >> 20);
            case 14 -> LocalDate.ofEpochDay(random.nextInt(100_000));
            default -> (float) random.nextGaussian();
        };
    }

    private Object key() {
        return random.nextBoolean() ? "key " + random.nextInt(50) : new Name("name " + names++);
    }

    @SuppressWarnings("unchecked")
    private void fill(Object object) {
        if (object instanceof Node node) {
            node.any = any();
            node.next = made.get(random.nextInt(made.size())) instanceof Node other ? other : null;
        } else if (object instanceof TreeSet<?> set) {
            ((TreeSet<Object>) set).addAll(List.of("a", "B", "c"));
        } else if (object instanceof PriorityQueue<?> queue) {
            ((PriorityQueue<Object>) queue).addAll(List.of(new Name("n" + names++), new Name("a" + names++)));
        } else if (object instanceof TreeMap<?, ?> map) {
            ((TreeMap<Object, Object>) map).put(new Name("n" + names++), any());
            ((TreeMap<Object, Object>) map).put(new Name("n" + names++), any());
        } else if (object instanceof EnumMap<?, ?> map && random.nextBoolean()) {
            ((EnumMap<Kinds.Color, Object>) map).put(Kinds.Color.RED, any());
        } else if (object instanceof HashSet<?> set) {
            ((Set<Object>) set).add(key());
        } else if (object instanceof HashMap || object instanceof ConcurrentHashMap) {
            for (int i = random.nextInt(6); i > 0; i--) {
                ((Map<Object, Object>) object).put(random.nextInt(8) == 0 ? Set.of(key()) : key(), any());
            }
        } else if (object instanceof ArrayList || object instanceof LinkedList || object instanceof ArrayDeque) {
            ((java.util.Collection<Object>) object).add(any());
        } else if (object instanceof Kinds.Holder holder) {
            holder.contents().add(any());
        } else if (object instanceof Object[] array && object.getClass() == Object[].class) {
            java.util.Arrays.setAll(array, i -> i == 1 ? null : any());
        } else if (object instanceof AtomicReference<?> reference) {
            ((AtomicReference<Object>) reference).set(any());
        }
    }
}
