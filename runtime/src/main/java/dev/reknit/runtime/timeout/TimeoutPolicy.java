package dev.reknit.runtime.timeout;

import dev.reknit.Checkpointed;
import dev.reknit.Timeout;
import dev.reknit.TimeoutException;
import dev.reknit.TimeoutMode;
import dev.reknit.runtime.Admission;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.event.Event.TimedOut;
import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.metrics.TimeoutMeters;
import dev.reknit.runtime.time.Watch;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ends attempts that take too long: {@link InterruptLayer} and {@link AbandonLayer} where the caller waits, {@link
 * StageLayer} where a stage does. Immutable.
 */
final class TimeoutPolicy implements Policy {
    private final long nanos;
    private final TimeoutMode mode;
    private final boolean asynchronous;
    private final Watch watch;
    private final TimeoutMeters meters;

    TimeoutPolicy(Timeout timeout, PlanContext context) {
        TimeoutNumbers numbers = TimeoutNumbers.of(timeout);
        Violation.refuseAny(numbers.violations(), "Timeout", "");
        nanos = numbers.nanos();
        mode = timeout.mode();
        asynchronous = context.method().asynchronous();
        if (mode == TimeoutMode.ABANDON && !asynchronous && context.method() instanceof GuardedMethod woven) {
            checkAbandon(woven);
        }
        watch = context.environment().watch();
        meters = new TimeoutMeters(context.meters());
    }

    /** The weaver refuses these, too; a configuration may bring them about later. */
    private static void checkAbandon(GuardedMethod method) {
        String body = GuardedMethod.BODY_PREFIX + method.method().getName();
        boolean exclusive = method.named(body).stream()
                .anyMatch(each -> Modifier.isSynchronized(each.getModifiers())
                        && Arrays.equals(
                                each.getParameterTypes(), method.method().getParameterTypes()));
        if (exclusive || method.annotation(Checkpointed.class) != null) {
            throw new IllegalArgumentException("Timeout.mode = ABANDON on " + method.site() + ": cannot go with "
                    + (exclusive ? "synchronized" : "@Checkpointed") + "; use INTERRUPT");
        }
    }

    @Override
    public String name() {
        return "Timeout";
    }

    @Override
    public @Nullable Admission admission() {
        if (nanos == 0) {
            return null;
        }
        if (asynchronous) {
            return new Watched(watch, nanos, false);
        }
        return mode == TimeoutMode.ABANDON ? Admission.DETOUR : new Watched(watch, nanos, true);
    }

    @Override
    public Layer around(Run run, long ticket) {
        if (nanos == 0) {
            return () -> Layer.PASS;
        }
        if (asynchronous) {
            return new StageLayer(this, run, ticket);
        }
        return mode == TimeoutMode.ABANDON ? new AbandonLayer(this, run) : new InterruptLayer(this, run, ticket);
    }

    Watch watch() {
        return watch;
    }

    long nanos() {
        return nanos;
    }

    /** An attempt has ended in time. */
    void inTime(long leftNanos) {
        meters.ended(false, Math.max(0, nanos - leftNanos));
    }

    /** What the caller of an attempt that took too long gets; tells the listeners. */
    TimeoutException timedOut(Run run) {
        meters.ended(true, nanos);
        Site site = run.method().site();
        if (run.wants(TimedOut.class)) {
            run.publish(new TimedOut(site, nanos));
        }
        Duration limit = Duration.ofNanos(nanos);
        return new TimeoutException(
                site + " took longer than " + shown(limit) + "; raise Timeout.value if that is normal", limit);
    }

    /** {@code 250ms}, {@code 1.5s}, {@code 2m}. */
    private static String shown(Duration limit) {
        return limit.compareTo(Duration.ofSeconds(1)) < 0 && limit.toMillis() * 1_000_000 == limit.toNanos()
                ? limit.toMillis() + "ms"
                : limit.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** A first attempt on the thread of its caller. */
    private record Watched(Watch watch, long nanos, boolean interrupts) implements Admission {
        @Override
        public long enter(@Nullable Object self, @Nullable Object key) {
            return watch.enter(nanos, interrupts);
        }

        @Override
        public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
            return watch.leave(ticket);
        }
    }
}
