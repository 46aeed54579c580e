package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerWindow;
import dev.reknit.CircuitBreaker;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.time.Nanos;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a {@link CircuitBreaker} as written, and the rules which of them are allowed. The runtime takes them
 * from the annotation, the weaver from the class file; both ask here.
 */
public record BreakerNumbers(
        long delay,
        ChronoUnit delayUnit,
        int requestVolumeThreshold,
        double failureRatio,
        int successThreshold,
        long slowCall,
        ChronoUnit slowCallUnit,
        double slowCallRatio,
        BreakerWindow window,
        long windowDuration,
        ChronoUnit windowDurationUnit,
        long trialTimeout,
        ChronoUnit trialTimeoutUnit) {
    private static final int MOST_CALLS = 1_000_000;
    private static final long LONGEST_SLOW_CALL = Nanos.of(7, ChronoUnit.DAYS);

    static BreakerNumbers of(CircuitBreaker breaker) {
        return new BreakerNumbers(
                breaker.delay(),
                breaker.delayUnit(),
                breaker.requestVolumeThreshold(),
                breaker.failureRatio(),
                breaker.successThreshold(),
                breaker.slowCall(),
                breaker.slowCallUnit(),
                breaker.slowCallRatio(),
                breaker.window(),
                breaker.windowDuration(),
                breaker.windowDurationUnit(),
                breaker.trialTimeout(),
                breaker.trialTimeoutUnit());
    }

    /** Every number that is out of range; empty if all are allowed. */
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        require(delay >= 0, "delay", delay, "0 or more", found);
        require(
                requestVolumeThreshold >= 1 && requestVolumeThreshold <= MOST_CALLS,
                "requestVolumeThreshold",
                requestVolumeThreshold,
                "1 to " + MOST_CALLS,
                found);
        require(failureRatio >= 0 && failureRatio <= 1, "failureRatio", failureRatio, "0 to 1", found);
        require(successThreshold >= 1, "successThreshold", successThreshold, "1 or more", found);
        require(
                slowCall >= 0 && Nanos.of(slowCall, slowCallUnit) <= LONGEST_SLOW_CALL,
                "slowCall",
                slowCall + " " + slowCallUnit.name(),
                "0 (off) to 7 days",
                found);
        require(
                slowCallRatio > 0 && slowCallRatio <= 1,
                "slowCallRatio",
                slowCallRatio,
                "more than 0, at most 1",
                found);
        require(windowDuration >= 1, "windowDuration", windowDuration, "1 or more", found);
        require(trialTimeout >= 1, "trialTimeout", trialTimeout, "1 or more", found);
        return found;
    }

    private static void require(
            boolean allowed, String attribute, Object value, String values, List<Violation> violations) {
        if (!allowed) {
            violations.add(new Violation(attribute, value.toString(), values));
        }
    }
}
