package dev.reknit.runtime.fallback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.time.Clock;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The last good results of one method, by object and arguments; bounded by age and weight. Objects are held weakly and
 * told apart by identity, arguments by {@code equals}. Safe for use by several threads.
 */
final class LastKnownGood {
    private final Clock clock;
    private volatile Bounded results;

    /** Results, and the numbers that they are kept by. */
    private record Bounded(Cache<Key, Result> cache, long maxAgeNanos, long maxWeight) {}

    /** A result; null is one, too. */
    record Result(@Nullable Object value, long atNanos) {}

    private static final class Key {
        private final @Nullable WeakReference<Object> self;
        private final @Nullable Object[] arguments;
        private final int hash;

        Key(@Nullable Object self, @Nullable Object[] arguments) {
            this.self = self == null ? null : new WeakReference<>(self);
            this.arguments = arguments;
            this.hash = 31 * System.identityHashCode(self) + Arrays.deepHashCode(arguments);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && hash == key.hash
                    && sameObject(key)
                    && Arrays.deepEquals(arguments, key.arguments);
        }

        private boolean sameObject(Key other) {
            if (self == null || other.self == null) {
                return self == other.self;
            }
            Object own = self.get();
            return own != null && own == other.self.get();
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    LastKnownGood(Clock clock, long maxAgeNanos, long maxWeight) {
        this.clock = clock;
        this.results = bounded(maxAgeNanos, maxWeight);
    }

    private Bounded bounded(long maxAgeNanos, long maxWeight) {
        Caffeine<Key, Result> settings = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(clock::nanoTime)
                .maximumWeight(maxWeight)
                .weigher((key, result) -> weight(result.value()));
        if (maxAgeNanos > 0) {
            settings.expireAfterWrite(maxAgeNanos, TimeUnit.NANOSECONDS);
        }
        return new Bounded(settings.build(), maxAgeNanos, maxWeight);
    }

    /** Keeps results by other numbers from now on; those kept so far stay as far as the new numbers allow. */
    synchronized void adopt(long maxAgeNanos, long maxWeight) {
        Bounded before = results;
        if (before.maxAgeNanos() != maxAgeNanos || before.maxWeight() != maxWeight) {
            Bounded after = bounded(maxAgeNanos, maxWeight);
            after.cache().putAll(before.cache().asMap());
            results = after;
        }
    }

    /** Keeps the result of a call. */
    void remember(Run run) {
        results.cache().put(key(run), new Result(run.value(), clock.nanoTime()));
    }

    /** The last good result of calls like one; null if there is none. */
    @Nullable
    Result recall(Run run) {
        return results.cache().getIfPresent(key(run));
    }

    /** How old a result is, in milliseconds. */
    long ageMillis(Result result) {
        return TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - result.atNanos());
    }

    private static Key key(Run run) {
        return new Key(run.self(), run.method().inputs(run.arguments()));
    }

    static int weight(@Nullable Object value) {
        int size = 0;
        if (value instanceof CharSequence text) {
            size = text.length();
        } else if (value instanceof Collection<?> elements) {
            size = elements.size();
        } else if (value instanceof Map<?, ?> entries) {
            size = entries.size();
        } else if (value != null && value.getClass().isArray()) {
            size = Array.getLength(value);
        }
        return size == Integer.MAX_VALUE ? size : size + 1;
    }
}
