package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One object of each captured type of the JDK, changed and taken back. */
class SnapshotFamiliesTest {
    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    static final class Holder {
        final Object held;

        Holder(Object held) {
            this.held = held;
        }
    }

    static final class Soon implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    private static <T> Arguments family(Supplier<T> create, Consumer<T> change, Function<T, Object> view) {
        return arguments(create.get().getClass().getName(), create.get(), change, view);
    }

    private static <C extends Collection<String>> Arguments collection(Supplier<C> create) {
        return family(
                () -> {
                    C made = create.get();
                    made.addAll(List.of("b", "a", "c"));
                    return made;
                },
                each -> {
                    each.remove("a");
                    each.add("d");
                },
                each -> Arrays.asList(each.toArray()));
    }

    private static <M extends Map<String, String>> Arguments map(Supplier<M> create) {
        return family(
                () -> {
                    M made = create.get();
                    made.putAll(new LinkedHashMap<>(Map.of("b", "1", "a", "2", "c", "3")));
                    return made;
                },
                each -> {
                    each.remove("a");
                    each.put("b", "x");
                    each.put("d", "4");
                },
                each -> each instanceof SortedMap || each instanceof LinkedHashMap
                        ? each.toString()
                        : new TreeMap<>(each).toString());
    }

    static Stream<Arguments> collections() {
        return Stream.of(
                collection(ArrayList::new),
                collection(LinkedList::new),
                collection(Vector::new),
                collection(Stack::new),
                collection(CopyOnWriteArrayList::new),
                collection(() -> Collections.synchronizedList(new ArrayList<>())),
                collection(() -> Collections.synchronizedList(new LinkedList<>())),
                collection(() -> Collections.checkedList(new ArrayList<>(), String.class)),
                collection(() -> Collections.checkedList(new LinkedList<>(), String.class)),
                collection(ArrayDeque::new),
                collection(ConcurrentLinkedQueue::new),
                collection(ConcurrentLinkedDeque::new),
                collection(LinkedBlockingQueue::new),
                collection(LinkedBlockingDeque::new),
                collection(() -> new ArrayBlockingQueue<>(5)),
                collection(LinkedTransferQueue::new),
                collection(PriorityQueue::new),
                collection(PriorityBlockingQueue::new),
                collection(TreeSet::new),
                collection(() -> new TreeSet<>(Comparator.reverseOrder())),
                collection(ConcurrentSkipListSet::new),
                collection(CopyOnWriteArraySet::new),
                collection(HashSet::new),
                collection(LinkedHashSet::new),
                collection(ConcurrentHashMap::newKeySet),
                collection(() -> Collections.newSetFromMap(new ConcurrentHashMap<>())),
                collection(() -> Collections.synchronizedSet(new LinkedHashSet<>())),
                collection(() -> Collections.synchronizedSortedSet(new TreeSet<>())),
                collection(() -> Collections.synchronizedNavigableSet(new TreeSet<>())),
                collection(() -> Collections.synchronizedCollection(new ArrayList<>())),
                collection(() -> Collections.checkedSet(new HashSet<>(), String.class)),
                collection(() -> Collections.checkedSortedSet(new TreeSet<>(), String.class)),
                collection(() -> Collections.checkedNavigableSet(new TreeSet<>(), String.class)),
                collection(() -> Collections.checkedQueue(new ArrayDeque<>(), String.class)),
                collection(() -> Collections.checkedCollection(new ArrayList<>(), String.class)),
                family(DelayQueue<Soon>::new, each -> each.add(new Soon()), DelayQueue::size),
                family(
                        () -> EnumSet.of(Colour.RED, Colour.BLUE),
                        each -> each.add(Colour.GREEN),
                        each -> List.copyOf(each)));
    }

    static Stream<Arguments> maps() {
        return Stream.of(
                map(HashMap::new),
                map(LinkedHashMap::new),
                map(Hashtable::new),
                map(WeakHashMap::new),
                map(IdentityHashMap::new),
                map(TreeMap::new),
                map(ConcurrentHashMap::new),
                map(ConcurrentSkipListMap::new),
                map(() -> Collections.synchronizedMap(new LinkedHashMap<>())),
                map(() -> Collections.synchronizedSortedMap(new TreeMap<>())),
                map(() -> Collections.synchronizedNavigableMap(new TreeMap<>())),
                map(() -> Collections.checkedMap(new HashMap<>(), String.class, String.class)),
                map(() -> Collections.checkedSortedMap(new TreeMap<>(), String.class, String.class)),
                map(() -> Collections.checkedNavigableMap(new TreeMap<>(), String.class, String.class)),
                family(Properties::new, each -> each.setProperty("a", "b"), Object::toString),
                family(
                        () -> new EnumMap<Colour, String>(Map.of(Colour.RED, "r")),
                        each -> each.put(Colour.BLUE, "b"),
                        Object::toString),
                family(() -> new AbstractMap.SimpleEntry<>("a", "b"), each -> each.setValue("c"), Object::toString));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                family(() -> new StringBuilder("abc"), each -> each.reverse().append("x"), Object::toString),
                family(() -> new StringBuffer("abc"), each -> each.setLength(1), Object::toString),
                family(() -> BitSet.valueOf(new long[] {5}), each -> each.flip(0, 80), Object::toString),
                family(() -> new AtomicInteger(1), each -> each.set(2), Object::toString),
                family(() -> new AtomicLong(1), each -> each.set(2), Object::toString),
                family(() -> new AtomicBoolean(true), each -> each.set(false), Object::toString),
                family(() -> new AtomicReference<>("a"), each -> each.set("b"), Object::toString),
                family(() -> new AtomicIntegerArray(new int[] {1, 1000}), each -> each.set(1, 3), Object::toString),
                family(() -> new AtomicLongArray(new long[] {1, 1000}), each -> each.set(1, 3), Object::toString),
                family(
                        () -> new AtomicReferenceArray<>(new String[] {"a", "b"}),
                        each -> each.set(1, "c"),
                        Object::toString),
                family(
                        () -> new AtomicMarkableReference<>("a", true),
                        each -> each.set("b", false),
                        each -> each.getReference() + each.isMarked()),
                family(
                        () -> new AtomicStampedReference<>("a", 1000),
                        each -> each.set("a", 1001),
                        each -> each.getReference() + each.getStamp()),
                family(LongAdder::new, LongAdder::increment, Object::toString),
                family(DoubleAdder::new, each -> each.add(0.5), Object::toString),
                family(() -> new Date(1), each -> each.setTime(2), Date::getTime),
                family(() -> new java.sql.Date(1), each -> each.setTime(2), Date::getTime),
                family(() -> new java.sql.Time(1), each -> each.setTime(2), Date::getTime),
                family(() -> new java.sql.Timestamp(1), each -> each.setNanos(7), Object::toString),
                family(
                        () -> new GregorianCalendar(2024, Calendar.MAY, 1),
                        each -> {
                            each.add(Calendar.MONTH, 1);
                            each.setTimeZone(TimeZone.getTimeZone("Asia/Tokyo"));
                            each.setFirstDayOfWeek(Calendar.FRIDAY);
                        },
                        Calendar::clone),
                family(
                        () -> ByteBuffer.allocate(8).putInt(7).flip(),
                        each -> each.clear().put((byte) 1).order(java.nio.ByteOrder.LITTLE_ENDIAN),
                        each -> each + each.order().toString() + each.getInt(0)),
                family(() -> new int[] {1, 2}, each -> each[1] = 3, int[]::clone),
                family(() -> new double[] {0.0, Double.NaN}, each -> each[0] = -0.0, double[]::clone),
                family(() -> new boolean[] {true}, each -> each[0] = false, boolean[]::clone),
                family(() -> new String[] {"a", null}, each -> each[1] = "b", String[]::clone),
                family(() -> new int[][] {{1}, {2}}, each -> each[1][0] = 3, each -> each[1].clone()),
                family(() -> Arrays.asList("a", "b"), each -> each.set(0, "c"), Object::toString),
                family(() -> Optional.of(new int[] {1}), each -> each.get()[0] = 2, each -> each.get()[0]),
                family(() -> List.of(new int[] {1}), each -> each.get(0)[0] = 2, each -> each.get(0)[0]),
                family(() -> Map.of("a", new int[] {1}), each -> each.get("a")[0] = 2, each -> each.get("a")[0]),
                family(() -> Map.entry("a", new int[] {1}), each -> each.getValue()[0] = 2, each -> each.getValue()[0]),
                family(
                        () -> Collections.unmodifiableList(new ArrayList<>(List.of(new int[] {1}))),
                        each -> each.get(0)[0] = 2,
                        each -> each.get(0)[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"collections", "maps", "values"})
    <T> void objectOfTheJdk_changed_holdsAgainWhatItHeld(
            String name, T object, Consumer<T> change, Function<T, Object> view) {
        Object before = view.apply(object);
        Snapshot snapshot = Snapshots.of(new Holder(object));
        change.accept(object);
        assertThat(view.apply(object)).as("the change changes nothing").isNotEqualTo(before);

        assertThat(snapshot.restore()).isEmpty();

        assertThat(view.apply(object)).isEqualTo(before);
    }
}
