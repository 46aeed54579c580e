package dev.reknit.runtime.redundancy;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which instances of a group are fit, judged by how calls went: passive ejection, or outlier
 * detection by consecutive failures [1, 2]. Decides only; the time is an argument.
 *
 * <p>An instance is <em>ejected</em> once it has failed {@code ejectAfter} times in a row, for the
 * ejection time multiplied by how many ejections followed one another without a success in between.
 * After that it is <em>on trial</em>: one call takes it and keeps others away for as long as the
 * ejection was. Success returns it and forgets all; failure ejects it again, for longer; a call
 * that ends in neither hands the trial to the next call; the trial of a call that never ends lapses
 * with the time it keeps others away.
 *
 * <p>At no time is more than the allowed share of a group kept away, ejected or on trial. What is
 * beyond stays in use; when a group shrinks, those closest to their return come back early, the
 * first in the group among equals. When no fit instance is left to try, the ejected ones are tried
 * all the same (panic mode in [1]): better a doubtful answer than none.
 *
 * <p>Two things differ from [1] and [2]: a trial is exclusive, and after one, a single failure
 * ejects, as in a half-open circuit breaker; and success forgets all earlier ejections at once,
 * where those count them down over time, because here every call that counts is observed.
 *
 * <p>Instances are told apart by identity and held weakly; one that has left the group is forgotten
 * at the next choice. Only instances with failures have an entry, so all is clean while all is
 * well. A choice costs a few look-ups for each instance of the group. Safe for use by several
 * threads; the lock is never held while foreign code runs.
 *
 * <ol>
 *   <li>Envoy proxy, <cite>Outlier detection</cite> and <cite>Panic threshold</cite>, architecture overview.
 *   <li>gRPC proposal A50, <cite>Outlier detection</cite>.
 * </ol>
 */
final class Health {
    private static final Map<Object, Entry> NONE = Collections.emptyMap();

    private final HealthSettings settings;

    /** By identity, weak; made for the first failure. Guarded by this. */
    private Map<Object, Entry> entries = NONE;

    /** Whether there are no entries; read without the lock. */
    private volatile boolean clean = true;

    /**
     * An ejection that was decided on.
     *
     * @param failures how many failures in a row led to it
     * @param nanos how long it lasts
     * @param left how many instances of the group are not ejected
     */
    record Ejection(int failures, long nanos, int left) {}

    /** What is known of an instance that failed. */
    private static final class Entry {
        int failures;

        /**
         * How many ejections followed one another; above 0 it is ejected, on trial or awaits it.
         */
        int ejections;

        /** Others keep away until then. */
        long until;

        boolean onTrial;

        boolean keptAway(long now) {
            return ejections > 0 && until - now > 0;
        }
    }

    Health(HealthSettings settings) {
        this.settings = settings;
    }

    /**
     * Whether no instance has a failure to its name, so that nothing needs choosing or recording.
     */
    boolean clean() {
        return clean;
    }

    /**
     * Chooses the instance that a call tries next.
     *
     * @param group the instances, none twice
     * @param tried which of them the call has tried
     * @param turn picks among those that are fit, evenly if it grows by one from call to call; 0
     *     for the first
     * @return its index; -1 if all were tried
     */
    synchronized int choose(Object[] group, boolean[] tried, int turn, long now) {
        forgetOthers(group);
        keepToShare(group, now);
        int fit = pick(group, tried, turn, now, false);
        if (fit < 0) {
            return pick(group, tried, turn, now, true);
        }
        Entry entry = entries.get(group[fit]);
        if (entry != null && entry.ejections > 0) {
            entry.onTrial = true;
            if (keptAway(group, now) < settings.share(group.length)) {
                entry.until = now + settings.ejectionNanos(entry.ejections);
            }
        }
        return fit;
    }

    /** Records a success; whether it returns the instance from an ejection. */
    synchronized boolean succeeded(Object instance) {
        Entry entry = entries.remove(instance);
        clean = !entries.keySet().iterator().hasNext();
        return entry != null && entry.ejections > 0;
    }

    /** Records a failure; the ejection that it leads to, or null. */
    synchronized @Nullable Ejection failed(Object instance, Object[] group, long now) {
        if (settings.ejectAfter() == 0) {
            return null;
        }
        Entry entry = findOrAdd(instance);
        entry.failures++;
        if (entry.failures < settings.ejectAfter() || (entry.keptAway(now) && !entry.onTrial)) {
            return null;
        }
        entry.onTrial = false;
        entry.until = now;
        int away = keptAway(group, now);
        if (away >= settings.share(group.length)) {
            return null;
        }
        entry.ejections++;
        long nanos = settings.ejectionNanos(entry.ejections);
        entry.until = now + nanos;
        return new Ejection(entry.failures, nanos, group.length - away - 1);
    }

    /** Records that a call ended without saying anything about its instance. */
    synchronized void undecided(Object instance, long now) {
        Entry entry = entries.get(instance);
        if (entry != null && entry.onTrial) {
            entry.onTrial = false;
            entry.until = now;
        }
    }

    private int pick(Object[] group, boolean[] tried, int turn, long now, boolean away) {
        int candidates = 0;
        for (int i = 0; i < group.length; i++) {
            candidates += isCandidate(group, tried, i, now, away) ? 1 : 0;
        }
        if (candidates == 0) {
            return -1;
        }
        int skip = Math.floorMod(turn, candidates);
        for (int i = 0; ; i++) {
            if (isCandidate(group, tried, i, now, away) && skip-- == 0) {
                return i;
            }
        }
    }

    private boolean isCandidate(Object[] group, boolean[] tried, int index, long now, boolean away) {
        return !tried[index] && isKeptAway(group[index], now) == away;
    }

    private boolean isKeptAway(Object instance, long now) {
        Entry entry = entries.get(instance);
        return entry != null && entry.keptAway(now);
    }

    private int keptAway(Object[] group, long now) {
        int count = 0;
        for (Object each : group) {
            count += isKeptAway(each, now) ? 1 : 0;
        }
        return count;
    }

    private void keepToShare(Object[] group, long now) {
        for (int over = keptAway(group, now) - settings.share(group.length); over > 0; over--) {
            Entry next = null;
            for (Object instance : group) {
                Entry each = entries.get(instance);
                if (each != null && each.keptAway(now) && (next == null || each.until - next.until < 0)) {
                    next = each;
                }
            }
            if (next != null) {
                next.until = now;
            }
        }
    }

    private void forgetOthers(Object[] group) {
        if (!clean) {
            Set<Object> present = Collections.newSetFromMap(new IdentityHashMap<>(group.length));
            Collections.addAll(present, group);
            // Not isEmpty(), here and elsewhere: that counts what the collector has taken already.
            entries.keySet().removeIf(each -> !present.contains(each));
            clean = !entries.keySet().iterator().hasNext();
        }
    }

    private Entry findOrAdd(Object instance) {
        if (entries == NONE) {
            entries = Caffeine.newBuilder()
                    .weakKeys()
                    .executor(Runnable::run)
                    .<Object, Entry>build()
                    .asMap();
        }
        clean = false;
        return entries.computeIfAbsent(instance, added -> new Entry());
    }
}
