package dev.reknit.samples.mirrorsync.server;

import dev.reknit.samples.mirrorsync.client.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What each mirror does to each request. Made from a seed: the n-th request of a mirror meets
 * the same fate in every run, unless it is for a file that is blacked out. Safe for use by
 * several threads.
 */
public final class FaultPlan implements Faults {
    private static final List<Fault> DECK =
            List.of(Fault.STALL, Fault.RESET, Fault.CORRUPT, Fault.TRUNCATE, Fault.BUSY);

    /** What a blacked-out file meets: faults that end at once. */
    private static final List<Fault> BLACKOUT = List.of(Fault.CORRUPT, Fault.RESET, Fault.TRUNCATE);

    private final double rate;
    private final List<Deals> mirrors = new ArrayList<>();

    /** How many more requests for a file are spoilt, whichever mirror they go to. */
    private final Map<String, Integer> blackouts = new HashMap<>();

    /**
     * Makes a plan.
     *
     * @param mirrors how many there are
     * @param entries the files they serve
     * @param blackout how many requests for a blacked-out file are spoilt
     */
    public FaultPlan(long seed, Level level, int mirrors, List<Entry> entries, int blackout) {
        rate = level.rate();
        Random random = new Random(seed);
        int span = Math.max(1, entries.size() / (mirrors + 1));
        for (int mirror = 0; mirror < mirrors; mirror++) {
            boolean dies = level == Level.MANY || (level == Level.SOME && mirror == 0);
            int deathAt = dies ? 2 + mirror * span + random.nextInt(span) : -1;
            this.mirrors.add(new Deals(new Random(random.nextLong()), deathAt));
        }
        List<Entry> shuffled = new ArrayList<>(entries);
        shuffled.removeIf(each -> each.size() == 0);
        Collections.shuffle(shuffled, random);
        for (Entry each : shuffled.subList(0, Math.min(level.blackouts(), shuffled.size()))) {
            blackouts.put(each.path(), blackout);
        }
    }

    @Override
    public synchronized @Nullable Fault next(int mirror, String path) {
        Integer left = blackouts.get(path);
        if (left == null) {
            return mirrors.get(mirror).next(rate);
        }
        if (left == 1) {
            blackouts.remove(path);
        } else {
            blackouts.put(path, left - 1);
        }
        return BLACKOUT.get(left % BLACKOUT.size());
    }

    /**
     * The faults of one mirror: as from a shuffled deck, so that each kind comes before any
     * comes again.
     */
    private static final class Deals {
        private final Random random;
        private final int deathAt;
        private final Deque<Fault> deck = new ArrayDeque<>();
        private int requests;

        Deals(Random random, int deathAt) {
            this.random = random;
            this.deathAt = deathAt;
        }

        @Nullable
        Fault next(double rate) {
            if (requests++ == deathAt) {
                return Fault.DIE;
            }
            if (random.nextDouble() >= rate) {
                return null;
            }
            if (deck.isEmpty()) {
                List<Fault> shuffled = new ArrayList<>(DECK);
                Collections.shuffle(shuffled, random);
                deck.addAll(shuffled);
            }
            return deck.removeFirst();
        }
    }
}
