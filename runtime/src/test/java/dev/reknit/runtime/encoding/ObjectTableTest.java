package dev.reknit.runtime.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against maps by identity. */
class ObjectTableTest {
    private static final int ROUNDS = Boolean.getBoolean("reknit.slow") ? 20_000 : 500;

    private final long seed = Long.getLong("reknit.seed", new Random().nextLong());
    private final ObjectTable table = new ObjectTable();

    /** What the table must know; it holds all objects that it was ever told of. */
    private static final class Twin {
        final Random random;
        final ObjectTable table = new ObjectTable();
        final List<Object> all = new ArrayList<>();
        final Map<Object, Long> saved = new IdentityHashMap<>();
        final Map<Object, Long> unsaved = new IdentityHashMap<>();
        long last;

        Twin(long seed) {
            random = new Random(seed);
        }

        void step() {
            switch (random.nextInt(20)) {
                case 0 -> {
                    table.saved();
                    saved.putAll(unsaved);
                    unsaved.clear();
                }
                case 1 -> {
                    table.forgetUnsaved();
                    unsaved.clear();
                }
                case 2 -> {
                    int divisor = 1 + random.nextInt(5);
                    table.keep(number -> number % divisor != 0);
                    saved.values().removeIf(number -> number % divisor == 0);
                    unsaved.values().removeIf(number -> number % divisor == 0);
                }
                case 3 -> {
                    last += 1 + random.nextInt(3);
                    Object read = another();
                    table.put(read, last);
                    unsaved.put(read, last);
                }
                default -> {
                    for (int i = random.nextInt(20); i >= 0; i--) {
                        Object object = all.isEmpty() || random.nextBoolean() ? another() : any();
                        if (number(object) == 0) {
                            unsaved.put(object, ++last);
                            assertThat(table.add(object)).isEqualTo(last);
                        }
                    }
                }
            }
        }

        /** All are equal. */
        private Object another() {
            Object object = new String("equal");
            all.add(object);
            return object;
        }

        private Object any() {
            return all.get(random.nextInt(all.size()));
        }

        private long number(Object object) {
            return unsaved.getOrDefault(object, saved.getOrDefault(object, 0L));
        }

        void check() {
            for (Object each : all) {
                assertThat(table.find(each)).isEqualTo(number(each));
            }
            assertThat(table.size()).isEqualTo(saved.size() + unsaved.size());
        }
    }

    @Test
    void numbers_areThoseOfTheTwin() {
        for (int i = 0; i < ROUNDS; i++) {
            Twin twin = new Twin(seed + i);
            try {
                for (int step = 1 + i % 100; step > 0; step--) {
                    twin.step();
                    twin.check();
                }
            } catch (Throwable failure) {
                throw new AssertionError("-Dreknit.seed=" + (seed + i), failure);
            }
        }
    }

    @Test
    void hashesThatAreTheSame_areToldApart() {
        List<Object> objects = new ArrayList<>();
        Set<Integer> hashes = new HashSet<>();
        for (int same = 0; same < 5; ) {
            Object object = new Object();
            objects.add(object);
            same += hashes.add(System.identityHashCode(object)) ? 0 : 1;
            assertThat(table.find(object)).isZero();
            assertThat(table.add(object)).isEqualTo(objects.size());
        }
        table.saved();
        for (int i = 0; i < objects.size(); i++) {
            assertThat(table.find(objects.get(i))).isEqualTo(i + 1);
        }
    }

    @Test
    void collectedObjects_areForgotten_andTheOthersKeepTheirNumbers() {
        List<Object> held = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Object object = new Object();
            table.add(object);
            if (i % 2 == 0) {
                held.add(object);
            }
        }
        table.saved();
        untilCollected(500);
        for (int i = 0; i < 5_000; i++) {
            Object object = new Object();
            held.add(object);
            assertThat(table.add(object)).isEqualTo(1_001 + i);
        }
        assertThat(table.size()).isEqualTo(5_500);
        for (int i = 0; i < held.size(); i++) {
            assertThat(table.find(held.get(i))).isEqualTo(i < 500 ? 2 * i + 1 : 501 + i);
        }
    }

    private void untilCollected(int left) {
        for (int i = 0; i < 100 && table.size() > left; i++) {
            System.gc();
        }
        assertThat(table.size()).isEqualTo(left);
    }

    @Test
    void unsavedObject_isHeld_untilItIsSavedOrForgotten() {
        WeakReference<Object> forgotten = added();
        System.gc();
        assertThat(forgotten.get()).isNotNull();

        table.forgetUnsaved();
        untilCollected(forgotten);

        WeakReference<Object> saved = added();
        System.gc();
        assertThat(table.find(saved.get())).isEqualTo(2);

        table.saved();
        untilCollected(saved);
        assertThat(table.size()).isZero();
    }

    private WeakReference<Object> added() {
        Object object = new Object();
        table.add(object);
        return new WeakReference<>(object);
    }

    private static void untilCollected(WeakReference<Object> object) {
        for (int i = 0; i < 100 && object.get() != null; i++) {
            System.gc();
        }
        assertThat(object.get()).isNull();
    }
}
