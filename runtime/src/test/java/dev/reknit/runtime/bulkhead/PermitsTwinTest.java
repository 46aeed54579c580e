package dev.reknit.runtime.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link Permits} against a counter and a list, with random calls and changes of the limit. */
class PermitsTwinTest {
    private static final int RUNS = 2_000;
    private static final int STEPS = 150;

    @Test
    void randomCalls_decideAsTheTwin() {
        long base = System.nanoTime();
        for (long seed = base; seed < base + RUNS; seed++) {
            run(seed);
        }
    }

    private static void run(long seed) {
        Random random = new Random(seed);
        int limit = 1 + random.nextInt(6);
        Permits permits = new Permits(1 + random.nextInt(20), limit);
        Twin twin = new Twin(limit);
        List<Integer> held = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            String place = "seed " + seed + ", step " + step + ", " + permits;
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> {
                    int cell = random.nextBoolean() ? permits.takeQuickly() : Slots.NONE;
                    cell = cell == Slots.NONE ? permits.take() : cell;
                    assertThat(cell != Slots.NONE).as(place).isEqualTo(twin.take());
                    if (cell != Slots.NONE) {
                        held.add(cell);
                    }
                }
                case 3, 4, 5 -> {
                    if (!held.isEmpty()) {
                        permits.give(held.remove(random.nextInt(held.size())));
                        twin.give();
                    }
                }
                case 6, 7 -> {
                    int most = random.nextInt(5);
                    Told told = new Told();
                    assertThat(permits.enqueue(told, most)).as(place).isEqualTo(twin.enqueue(told, most));
                }
                case 8 -> {
                    if (!twin.queue.isEmpty()) {
                        List<Told> all = List.copyOf(twin.queue);
                        Told one = all.get(random.nextInt(all.size()));
                        assertThat(permits.withdraw(one)).as(place).isTrue();
                        assertThat(permits.withdraw(one)).as(place).isFalse();
                        twin.queue.remove(one);
                    }
                }
                default -> {
                    int next = 1 + random.nextInt(6);
                    permits.fix(next);
                    twin.limit(next);
                }
            }
            for (Told each : twin.newlyTold()) {
                assertThat(each.cell).as(place).isNotEqualTo(Slots.NONE);
                held.add(each.cell);
            }
            assertThat(twin.queue).as(place).allMatch(each -> each.cell == Slots.NONE);
            assertThat(permits.running()).as(place).isEqualTo(twin.running).isEqualTo(held.size());
            assertThat(permits.waiting()).as(place).isEqualTo(twin.queue.size());
            assertThat(permits.acceptedTotal()).as(place).isEqualTo(twin.accepted);
        }
    }

    private static final class Told implements Waiter {
        private int cell = Slots.NONE;

        @Override
        public void granted(int where) {
            assertThat(cell).isEqualTo(Slots.NONE);
            cell = where;
        }
    }

    private static final class Twin {
        private final Deque<Told> queue = new ArrayDeque<>();
        private List<Told> told = new ArrayList<>();
        private int limit;
        private int running;
        private long accepted;

        Twin(int limit) {
            this.limit = limit;
        }

        boolean take() {
            boolean free = queue.isEmpty() && running < limit;
            if (free) {
                running++;
                accepted++;
            }
            return free;
        }

        void give() {
            running--;
            settle();
        }

        boolean enqueue(Told waiter, int most) {
            if (queue.size() >= most) {
                return false;
            }
            queue.addLast(waiter);
            settle();
            return true;
        }

        void limit(int next) {
            limit = next;
            settle();
        }

        private void settle() {
            while (!queue.isEmpty() && running < limit) {
                running++;
                accepted++;
                told.add(queue.removeFirst());
            }
        }

        List<Told> newlyTold() {
            List<Told> now = told;
            told = new ArrayList<>();
            return now;
        }
    }
}
