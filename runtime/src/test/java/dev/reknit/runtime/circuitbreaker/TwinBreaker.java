package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A breaker that keeps all it ever saw, and looks through it each time; from time 0, by one thread. */
final class TwinBreaker {
    private final BreakerSettings settings;
    private final List<Call> calls = new ArrayList<>();
    private final Map<BreakerState, Long> times = new EnumMap<>(BreakerState.class);
    private int generation;
    private long since;
    private int successes;
    private int ends;

    final List<String> changes = new ArrayList<>();
    BreakerState state = BreakerState.CLOSED;
    long now;
    long failures;
    long slow;

    /** A call that was let in. */
    static final class Call {
        private final int generation;
        private final long began;

        /** Whether a state that was forced let it in. */
        private final boolean unwatched;

        private boolean running = true;
        private boolean expired;
        private int number;
        private long ended;
        private boolean failed;
        private boolean slow;

        Call(int generation, long began, boolean unwatched) {
            this.generation = generation;
            this.began = began;
            this.unwatched = unwatched;
        }
    }

    TwinBreaker(BreakerSettings settings) {
        this.settings = settings;
    }

    Call enter() {
        if (state == BreakerState.CLOSED && slowTooOften()) {
            become(BreakerState.OPEN);
        }
        if (state == BreakerState.OPEN && now - since >= settings.delayNanos()) {
            become(BreakerState.HALF_OPEN);
        }
        if (state == BreakerState.HALF_OPEN && trials().stream().anyMatch(each -> tooLong(now - each.began))) {
            become(BreakerState.OPEN);
            return enter();
        }
        if (state == BreakerState.HALF_OPEN) {
            List<Call> live = trials().stream()
                    .filter(each -> now - each.began < settings.trialTimeoutNanos())
                    .toList();
            if (successes + live.size() >= settings.successThreshold()) {
                return null;
            }
            trials().stream().filter(each -> !live.contains(each)).forEach(each -> each.expired = true);
        }
        if (state == BreakerState.OPEN || state == BreakerState.FORCED_OPEN) {
            return null;
        }
        Call call = new Call(generation, now, state == BreakerState.FORCED_CLOSED || state == BreakerState.DISABLED);
        calls.add(call);
        return call;
    }

    void ended(Call call, boolean failed) {
        call.running = false;
        boolean stale = call.generation != generation || call.expired;
        if (state == BreakerState.FORCED_CLOSED || state == BreakerState.DISABLED) {
            failures += call.unwatched && failed && state == BreakerState.FORCED_CLOSED ? 1 : 0;
            return;
        }
        if (stale || call.unwatched) {
            return;
        }
        call.failed = failed;
        call.slow = tooLong(now - call.began);
        call.ended = now;
        call.number = ++ends;
        failures += failed ? 1 : 0;
        slow += call.slow ? 1 : 0;
        if (state == BreakerState.HALF_OPEN) {
            if (failed || call.slow) {
                become(BreakerState.OPEN);
            } else if (++successes == settings.successThreshold()) {
                become(BreakerState.CLOSED);
            }
        } else if (failedTooOften() || slowTooOften()) {
            become(BreakerState.OPEN);
        }
    }

    void forget(Call call) {
        call.running = false;
    }

    void force(BreakerState to) {
        if (state != to) {
            become(to);
        }
    }

    void reset() {
        become(BreakerState.CLOSED);
    }

    long untilHalfOpen() {
        return state == BreakerState.OPEN ? Math.max(0, settings.delayNanos() - (now - since)) : 0;
    }

    long timeIn(BreakerState which) {
        return times.getOrDefault(which, 0L) + (state == which ? now - since : 0);
    }

    private void become(BreakerState to) {
        if (to != state) {
            changes.add(state + " to " + to);
        }
        times.merge(state, now - since, Long::sum);
        state = to;
        since = now;
        generation++;
        successes = 0;
    }

    private List<Call> trials() {
        return calls.stream()
                .filter(each -> each.generation == generation && each.running && !each.expired)
                .toList();
    }

    private boolean tooLong(long took) {
        return settings.slowCallNanos() > 0 && took > settings.slowCallNanos();
    }

    /** Outcomes of this generation, the newest first; of a window of time those of the latest ten tenths. */
    private List<Call> window() {
        List<Call> ended = calls.stream()
                .filter(each -> each.generation == generation && each.number > 0)
                .sorted((a, b) -> b.number - a.number)
                .toList();
        if (settings.windowNanos() == 0) {
            return ended.stream().limit(settings.volume()).toList();
        }
        long tenth = settings.windowNanos() / 10;
        return ended.stream()
                .filter(each -> (each.ended - since) / tenth > (now - since) / tenth - 10)
                .toList();
    }

    private boolean failedTooOften() {
        return tooMany(window().stream().map(each -> each.failed).toList(), settings.failureRatio());
    }

    /** Those that are running still are as if they ended now. */
    private boolean slowTooOften() {
        if (settings.slowCallNanos() == 0) {
            return false;
        }
        List<Boolean> latest = new ArrayList<>();
        calls.stream()
                .filter(each -> each.generation == generation && each.running && counted(each))
                .forEach(each -> latest.add(true));
        window().forEach(each -> latest.add(each.slow));
        return tooMany(
                settings.windowNanos() > 0
                        ? latest
                        : latest.stream().limit(settings.volume()).toList(),
                settings.slowCallRatio());
    }

    /** Whether the sixteenth of the slow time in which a call began ended more than that ago. */
    private boolean counted(Call call) {
        long most = (settings.slowCallNanos() >> 10) + 1;
        long part = -Math.floorDiv(-most, 16);
        long latestBegin = ((call.began - since >> 10) / part + 1) * part - 1;
        return (now - since >> 10) - latestBegin > most;
    }

    private boolean tooMany(List<Boolean> marks, double ratio) {
        long marked = marks.stream().filter(each -> each).count();
        return marks.size() >= settings.volume() && marked > 0 && marked >= ratio * marks.size() - 1e-9;
    }

    @Override
    public String toString() {
        return " twin " + state + " since " + since + " at " + now + ", changes " + changes;
    }
}
