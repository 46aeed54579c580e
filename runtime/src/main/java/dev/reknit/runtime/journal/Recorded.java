package dev.reknit.runtime.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Random;
import java.util.UUID;

/**
 * What woven code calls in place of the platform's sources of time and chance: within a journaled call they give what the journal's entry
 * has, elsewhere what the platform gives. Each has the parameters of what it replaces.
 *
 * <p>Numbers and UUIDs of a journaled call come from a seed of 64 bits that stands in the log: they are not for secrets. {@link
 * java.security.SecureRandom} is not replaced.
 */
public final class Recorded {
    private Recorded() {}

    /** In place of {@link System#currentTimeMillis}. */
    public static long currentTimeMillis() {
        Moment moment = Current.moment();
        return moment == null ? System.currentTimeMillis() : moment.millis();
    }

    /** In place of {@link System#nanoTime}. */
    public static long nanoTime() {
        Moment moment = Current.moment();
        return moment == null ? System.nanoTime() : moment.nanoTime();
    }

    /** In place of {@link Math#random}. */
    public static double random() {
        Moment moment = Current.moment();
        return moment == null ? Math.random() : moment.numbers().nextDouble();
    }

    /** In place of {@link UUID#randomUUID}. */
    public static UUID randomUUID() {
        Moment moment = Current.moment();
        return moment == null ? UUID.randomUUID() : moment.nextUuid();
    }

    /** In place of {@code new Random()}. */
    public static Random newRandom() {
        Moment moment = Current.moment();
        return moment == null ? new Random() : new Random(moment.nextSeed());
    }

    /** In place of {@code new Date()}. */
    public static Date newDate() {
        return new Date(currentTimeMillis());
    }

    /** In place of {@link Instant#now()}. */
    public static Instant instantNow() {
        Moment moment = Current.moment();
        return moment == null ? Instant.now() : Instant.ofEpochMilli(moment.millis());
    }

    /** In place of {@link LocalDate#now()}. */
    public static LocalDate localDateNow() {
        return LocalDate.now(clock(ZoneId.systemDefault()));
    }

    /** In place of {@link LocalTime#now()}. */
    public static LocalTime localTimeNow() {
        return LocalTime.now(clock(ZoneId.systemDefault()));
    }

    /** In place of {@link LocalDateTime#now()}. */
    public static LocalDateTime localDateTimeNow() {
        return LocalDateTime.now(clock(ZoneId.systemDefault()));
    }

    /** In place of {@link ZonedDateTime#now()}. */
    public static ZonedDateTime zonedDateTimeNow() {
        return ZonedDateTime.now(clock(ZoneId.systemDefault()));
    }

    /** In place of {@link OffsetDateTime#now()}. */
    public static OffsetDateTime offsetDateTimeNow() {
        return OffsetDateTime.now(clock(ZoneId.systemDefault()));
    }

    private static Clock clock(ZoneId zone) {
        Moment moment = Current.moment();
        return moment == null ? Clock.system(zone) : Clock.fixed(Instant.ofEpochMilli(moment.millis()), zone);
    }
}
