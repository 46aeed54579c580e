package dev.reknit.runtime.ratelimit;

import dev.reknit.runtime.time.Clock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * At most so many calls in every stretch of time as long as the window: the times of the last ones stand in a ring, and a
 * call is let in if the oldest is as long ago as the window. 8 bytes for each permit; O(1) and one reading of the clock per
 * call; lock-free and no allocation.
 *
 * <p>A call takes its turn, the number of calls before it, by replacing the oldest time by its own; then it, or the next who comes
 * by, moves the head on to the next turn, as in the queue of M. Michael and M. Scott ("Simple, Fast, and Practical
 * Non-Blocking and Blocking Concurrent Queue Algorithms", PODC 1996). The lowest bit of a time alternates with each
 * round of the ring and tells whether the turn was taken. The time is read after the head, so times in the ring are in
 * order, and no value comes back that another thread could take for the one it read.
 */
final class RollingLimit implements Limit {
    private volatile Ring current;

    RollingLimit(RateLimitSettings settings) {
        current = new Ring(settings, 0);
    }

    @Override
    public long take(Clock clock) {
        while (true) {
            Ring ring = current;
            long turn = ring.head;
            long oldest = ring.word(turn);
            if (oldest == Ring.SEALED) {
                Thread.onSpinWait();
            } else if (Ring.isTaken(oldest, ring.round(turn))) {
                ring.moveOn(turn);
            } else if (turn == ring.head) {
                // Read after the word, so none of the times in the ring is later.
                long now = clock.nanoTime();
                long elapsed = Ring.between(oldest, now);
                if (turn < ring.size() || elapsed >= ring.settings.windowNanos()) {
                    if (ring.take(turn, oldest, now)) {
                        return TAKEN;
                    }
                } else if (elapsed >= 0) {
                    return ring.settings.windowNanos() - elapsed;
                } else {
                    clockWentBack(ring, clock);
                }
            }
        }
    }

    private synchronized void clockWentBack(Ring ring, Clock clock) {
        if (ring == current) {
            adopt(ring.settings, clock);
        }
    }

    @Override
    public synchronized void adopt(RateLimitSettings settings, Clock clock) {
        Ring old = current;
        long turns = old.seal();
        current = old.copy(settings, turns, clock.nanoTime());
    }

    @Override
    public long accepted() {
        Ring ring = current;
        return ring.acceptedBefore + ring.head;
    }

    private static final class Ring {
        /** In the place of the oldest time: nobody takes this turn, a new ring is on its way. */
        static final long SEALED = 1L << 62;

        private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
        private static final VarHandle HEAD;

        static {
            try {
                HEAD = MethodHandles.lookup().findVarHandle(Ring.class, "head", long.class);
            } catch (ReflectiveOperationException impossible) {
                throw new ExceptionInInitializerError(impossible);
            }
        }

        final RateLimitSettings settings;
        final long acceptedBefore;

        /** Times shifted left by one, and the lowest bit of the round in which they were taken. */
        private final long[] words;

        /** The word that the seal replaced. */
        private long oldest;

        volatile long head;

        Ring(RateLimitSettings settings, long acceptedBefore) {
            this.settings = settings;
            this.acceptedBefore = acceptedBefore;
            words = new long[settings.value()];
            Arrays.fill(words, 1);
        }

        int size() {
            return words.length;
        }

        long round(long turn) {
            return turn / words.length;
        }

        long word(long turn) {
            return (long) WORD.getVolatile(words, index(turn));
        }

        static boolean isTaken(long word, long round) {
            return ((word ^ round) & 1) == 0;
        }

        /** How long after the time in a word something else was, in nanoseconds; right up to 146 years. */
        static long between(long word, long time) {
            return ((time << 1) - (word & ~1L)) >> 1;
        }

        boolean take(long turn, long oldest, long now) {
            boolean taken = WORD.compareAndSet(words, index(turn), oldest, word(now, round(turn)));
            if (taken) {
                moveOn(turn);
            }
            return taken;
        }

        void moveOn(long turn) {
            HEAD.compareAndSet(this, turn, turn + 1);
        }

        /** Has no further turn taken; returns how many were. */
        long seal() {
            while (true) {
                long turn = head;
                long word = word(turn);
                if (isTaken(word, round(turn))) {
                    moveOn(turn);
                } else if (turn == head && WORD.compareAndSet(words, index(turn), word, SEALED)) {
                    oldest = word;
                    return turn;
                }
            }
        }

        /** What a sealed ring knows of the latest calls, none later than now. */
        Ring copy(RateLimitSettings to, long turns, long now) {
            int kept = (int) Math.min(turns, Math.min(words.length, to.value()));
            Ring copy = new Ring(to, acceptedBefore + turns - kept);
            for (int i = 0; i < kept; i++) {
                long word = word(turns - kept + i);
                long elapsed = between(word == SEALED ? oldest : word, now);
                copy.words[i] = word(now - Math.max(0, elapsed), 0);
            }
            copy.head = kept;
            return copy;
        }

        /** One time in 146 years looks like the seal and is taken for the one before, never one to come. */
        private static long word(long time, long round) {
            long word = time << 1 | (round & 1);
            return word == SEALED ? word - 2 : word;
        }

        private int index(long turn) {
            return (int) (turn % words.length);
        }
    }
}
