package dev.reknit.cli;

import dev.reknit.runtime.store.Snapshot;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in the history of a store: a time, or a position in its log. */
record Moment(Instant time, long position) {
    /** Later than all. */
    static final Moment NEWEST = new Moment(Instant.MAX, Long.MAX_VALUE);

    boolean isAtOrAfter(Snapshot snapshot) {
        return isAtOrAfter(snapshot.created(), snapshot.position());
    }

    boolean isAtOrAfter(Instant otherTime, long otherPosition) {
        return !otherTime.isAfter(time) && otherPosition <= position;
    }

    /** Whether something that was at a time and position is not before it; of a moment that is only one of these, by that one. */
    boolean isAtOrBefore(Instant otherTime, long otherPosition) {
        return position == Long.MAX_VALUE ? !otherTime.isBefore(time) : otherPosition >= position;
    }

    @Override
    public String toString() {
        return position == Long.MAX_VALUE ? time.toString() : "position " + position;
    }

    /** Reads {@code 1204} and {@code 2026-11-21T21:00:00Z}. */
    static final class Converter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            try {
                return text.matches("\\d{1,18}")
                        ? new Moment(Instant.MAX, Long.parseLong(text))
                        : new Moment(OffsetDateTime.parse(text).toInstant(), Long.MAX_VALUE);
            } catch (DateTimeParseException malformed) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a position nor a time such as 2026-11-21T21:00:00Z");
            }
        }
    }
}
