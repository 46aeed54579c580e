package dev.reknit.runtime.timeout;

import dev.reknit.Timeout;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.time.Nanos;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The numbers of a {@link Timeout} as written, and the rules which of them are allowed. The runtime takes them
 * from the annotation, the weaver from the class file; both ask here.
 */
public record TimeoutNumbers(long value, ChronoUnit unit) {
    static TimeoutNumbers of(Timeout timeout) {
        return new TimeoutNumbers(timeout.value(), timeout.unit());
    }

    /** Every number that is out of range; empty if all are allowed. */
    public List<Violation> violations() {
        return value >= 0 ? List.of() : List.of(new Violation("value", String.valueOf(value), "0 (no limit) or more"));
    }

    /** How long an attempt may take; 0 for no limit. */
    long nanos() {
        return Nanos.of(value, unit);
    }
}
