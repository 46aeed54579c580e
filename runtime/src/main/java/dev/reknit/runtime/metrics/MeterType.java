package dev.reknit.runtime.metrics;

import java.util.List;

/**
 * What meters of one name have in common.
 *
 * @param name such as {@code ft.retry.calls.total}
 * @param tags the keys of its tags, in the order in which they are shown; the first says what is measured
 * @param description one sentence
 */
public record MeterType(String name, Kind kind, Unit unit, List<String> tags, String description) {
    /** How a meter is read. */
    public enum Kind {
        /** Only ever goes up, by {@link Meter#value()}. */
        COUNTER,
        /** The present state, by {@link Meter#value()}. */
        GAUGE,
        /** How values are distributed, by {@link Meter#distribution()}. */
        HISTOGRAM
    }

    /** What values are measured in. */
    public enum Unit {
        /** A number of things. */
        NONE,
        /** Nanoseconds. */
        NANOSECONDS
    }

    /** Keeps the tags unmodifiable. */
    public MeterType {
        tags = List.copyOf(tags);
    }
}
