package dev.reknit.runtime.redundancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.redundancy.Health.Ejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Health} against the same rules written down naively, with random calls on a changing group. */
class HealthTwinTest {
    private static final int RUNS = 400;
    private static final int STEPS = 300;

    @Test
    void randomCalls_decideAsTheTwin() {
        long base = System.nanoTime();
        for (long seed = base; seed < base + RUNS; seed++) {
            run(seed);
        }
    }

    private static void run(long seed) {
        Random random = new Random(seed);
        HealthSettings settings = new HealthSettings(
                random.nextInt(4), 1 + random.nextInt(20), 20 + random.nextInt(60), random.nextInt(101));
        Health health = new Health(settings);
        Twin twin = new Twin(settings);
        List<Integer> group = new ArrayList<>(List.of(1000, 1001, 1002, 1003));
        // Instances are told apart by identity, and boxing does not keep it.
        Integer[] pool = IntStream.range(1000, 1012).boxed().toArray(Integer[]::new);
        long now = random.nextLong();
        for (int step = 0; step < STEPS; step++) {
            String place = "seed " + seed + ", step " + step + ", " + settings;
            now += random.nextInt(6) == 0 ? random.nextInt(80) : random.nextInt(3);
            Object[] instances =
                    group.stream().map(id -> (Object) pool[id - 1000]).toArray();
            Integer one = group.get(random.nextInt(group.size()));
            Object instance = pool[one - 1000];
            switch (random.nextInt(8)) {
                case 0 -> change(group, random);
                case 1, 2 -> {
                    boolean[] tried = new boolean[instances.length];
                    for (int i = 0; i < tried.length; i++) {
                        tried[i] = random.nextInt(4) == 0;
                    }
                    int turn = random.nextInt(5);
                    assertThat(health.choose(instances, tried, turn, now))
                            .as(place)
                            .isEqualTo(twin.choose(group, tried, turn, now));
                    assertThat(twin.away(group, now)).as(place).hasSizeLessThanOrEqualTo(twin.share(group));
                }
                case 3 -> assertThat(health.succeeded(instance)).as(place).isEqualTo(twin.succeeded(one));
                case 4 -> {
                    health.undecided(instance, now);
                    twin.undecided(one, now);
                }
                default -> {
                    int awayBefore = twin.away(group, now).size();
                    Ejection ejection = health.failed(instance, instances, now);
                    assertThat(ejection).as(place).isEqualTo(twin.failed(one, group, now));
                    assertThat(twin.away(group, now).size())
                            .as(place)
                            .isLessThanOrEqualTo(Math.max(awayBefore, twin.share(group)));
                    if (ejection != null) {
                        assertThat(ejection.left()).as(place).isGreaterThanOrEqualTo(group.size() - twin.share(group));
                    }
                }
            }
            assertThat(health.clean()).as(place).isEqualTo(twin.known.isEmpty());
        }
    }

    private static void change(List<Integer> group, Random random) {
        int id = 1000 + random.nextInt(12);
        if (!group.remove((Integer) id) || group.isEmpty()) {
            group.add(id);
        }
        Collections.shuffle(group, random);
    }

    /** The rules, one by one. Time runs from the first call, so that it need not think of overflow. */
    private static final class Twin {
        private final HealthSettings settings;
        private final Map<Integer, Patient> known = new HashMap<>();
        private Long origin;

        private record Patient(int failures, int ejections, long until, boolean trial) {}

        Twin(HealthSettings settings) {
            this.settings = settings;
        }

        private long time(long now) {
            origin = origin == null ? now : origin;
            return now - origin;
        }

        int share(List<Integer> group) {
            return (int) Math.floor(group.size() * settings.maxEjectedPercent() / 100.0);
        }

        List<Integer> away(List<Integer> group, long now) {
            return group.stream().filter(id -> isAway(id, time(now))).toList();
        }

        private boolean isAway(int id, long time) {
            Patient patient = known.get(id);
            return patient != null && patient.ejections > 0 && patient.until > time;
        }

        private long length(int ejections) {
            return Math.min(settings.ejectionNanos() * ejections, settings.maxEjectionNanos());
        }

        int choose(List<Integer> group, boolean[] tried, int turn, long now) {
            long time = time(now);
            known.keySet().retainAll(group);
            while (away(group, now).size() > share(group)) {
                int soonest = away(group, now).stream()
                        .min((a, b) -> Long.compare(known.get(a).until, known.get(b).until))
                        .orElseThrow();
                Patient patient = known.get(soonest);
                known.put(soonest, new Patient(patient.failures, patient.ejections, time, patient.trial));
            }
            List<Integer> untried = IntStream.range(0, group.size())
                    .filter(i -> !tried[i])
                    .boxed()
                    .toList();
            List<Integer> fit =
                    untried.stream().filter(i -> !isAway(group.get(i), time)).toList();
            if (untried.isEmpty()) {
                return -1;
            }
            if (fit.isEmpty()) {
                return untried.get(turn % untried.size());
            }
            int choice = fit.get(turn % fit.size());
            Patient patient = known.get(group.get(choice));
            if (patient != null && patient.ejections > 0) {
                boolean room = away(group, now).size() < share(group);
                long until = room ? time + length(patient.ejections) : patient.until;
                known.put(group.get(choice), new Patient(patient.failures, patient.ejections, until, true));
            }
            return choice;
        }

        boolean succeeded(int id) {
            Patient patient = known.remove(id);
            return patient != null && patient.ejections > 0;
        }

        void undecided(int id, long now) {
            Patient patient = known.get(id);
            if (patient != null && patient.trial) {
                known.put(id, new Patient(patient.failures, patient.ejections, time(now), false));
            }
        }

        Ejection failed(int id, List<Integer> group, long now) {
            long time = time(now);
            if (settings.ejectAfter() == 0) {
                return null;
            }
            Patient before = known.getOrDefault(id, new Patient(0, 0, time, false));
            int failures = before.failures + 1;
            boolean serving = before.ejections > 0 && before.until > time && !before.trial;
            known.put(id, new Patient(failures, before.ejections, before.until, before.trial));
            if (failures < settings.ejectAfter() || serving) {
                return null;
            }
            known.put(id, new Patient(failures, before.ejections, time, false));
            int away = away(group, now).size();
            if (away >= share(group)) {
                return null;
            }
            long nanos = length(before.ejections + 1);
            known.put(id, new Patient(failures, before.ejections + 1, time + nanos, false));
            return new Ejection(failures, nanos, group.size() - away - 1);
        }
    }
}
