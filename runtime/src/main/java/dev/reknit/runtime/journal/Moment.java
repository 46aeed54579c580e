package dev.reknit.runtime.journal;

import dev.reknit.runtime.state.Digest;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a journaled call knows of time and chance: what its entry has, so that it knows the same when it is run again. Time stands still during
 * the call, but {@link #nanoTime} rises by a microsecond each time, so that loops which wait for it end. Each kind of chance has a
 * sequence of its own, which all begin with the entry's seed. For one thread.
 */
final class Moment {
    private static final long STEP_NANOS = TimeUnit.MICROSECONDS.toNanos(1);

    private final long millis;
    private final long nanos;
    private final long seed;

    private long readings;
    private @Nullable RandomGenerator numbers;
    private @Nullable RandomGenerator uuids;
    private long seeds;

    /**
     * Creates a moment.
     *
     * @param millis since 1970-01-01T00:00Z
     * @param nanos as {@link System#nanoTime} had it
     */
    Moment(long millis, long nanos, long seed) {
        this.millis = millis;
        this.nanos = nanos;
        this.seed = seed;
    }

    long millis() {
        return millis;
    }

    long nanos() {
        return nanos;
    }

    long seed() {
        return seed;
    }

    long nanoTime() {
        return nanos + STEP_NANOS * readings++;
    }

    /** Numbers; the same generator each time. */
    RandomGenerator numbers() {
        RandomGenerator known = numbers;
        if (known == null) {
            known = new SplittableRandom(Digest.mix(seed, 1));
            numbers = known;
        }
        return known;
    }

    /** A seed for a generator of the application's own; another each time. */
    long nextSeed() {
        return Digest.mix(Digest.mix(seed, 2), seeds++);
    }

    /** A UUID of version 4. */
    UUID nextUuid() {
        RandomGenerator known = uuids;
        if (known == null) {
            known = new SplittableRandom(Digest.mix(seed, 3));
            uuids = known;
        }
        long high = known.nextLong() & ~0xF000L | 0x4000L;
        long low = known.nextLong() & ~(3L << 62) | 2L << 62;
        return new UUID(high, low);
    }
}
