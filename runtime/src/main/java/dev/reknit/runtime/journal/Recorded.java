package dev.reknit.runtime.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.UUID;

/**
 * What woven code calls in place of the platform's sources of time and chance: within a journaled call they give what the journal's entry
 * has, elsewhere what the platform gives. Each has the parameters of what it replaces.
 *
 * <p>Numbers and UUIDs of a journaled call come from a seed of 64 bits that stands in the log: they are not for secrets. Neither {@link
 * java.security.SecureRandom} nor {@link java.util.concurrent.ThreadLocalRandom} is replaced.
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

    /** What a random generator that is created without a seed begins with. */
    public static long seed() {
        Moment moment = Current.moment();
        return moment == null ? new Random().nextLong() : moment.nextSeed();
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

    /** In place of {@link Collections#shuffle(List)}. */
    public static void shuffle(List<?> list) {
        Collections.shuffle(list, newRandom());
    }

    /** In place of {@code Random::new}. */
    public static Random newRandom() {
        return new Random(seed());
    }

    /** In place of {@code SplittableRandom::new}. */
    public static SplittableRandom newSplittableRandom() {
        return new SplittableRandom(seed());
    }

    /** In place of {@code Date::new}. */
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
        return localDateNow(ZoneId.systemDefault());
    }

    /** In place of {@link LocalDate#now(ZoneId)}. */
    public static LocalDate localDateNow(ZoneId zone) {
        return LocalDate.now(clock(zone));
    }

    /** In place of {@link LocalTime#now()}. */
    public static LocalTime localTimeNow() {
        return localTimeNow(ZoneId.systemDefault());
    }

    /** In place of {@link LocalTime#now(ZoneId)}. */
    public static LocalTime localTimeNow(ZoneId zone) {
        return LocalTime.now(clock(zone));
    }

    /** In place of {@link LocalDateTime#now()}. */
    public static LocalDateTime localDateTimeNow() {
        return localDateTimeNow(ZoneId.systemDefault());
    }

    /** In place of {@link LocalDateTime#now(ZoneId)}. */
    public static LocalDateTime localDateTimeNow(ZoneId zone) {
        return LocalDateTime.now(clock(zone));
    }

    /** In place of {@link ZonedDateTime#now()}. */
    public static ZonedDateTime zonedDateTimeNow() {
        return zonedDateTimeNow(ZoneId.systemDefault());
    }

    /** In place of {@link ZonedDateTime#now(ZoneId)}. */
    public static ZonedDateTime zonedDateTimeNow(ZoneId zone) {
        return ZonedDateTime.now(clock(zone));
    }

    /** In place of {@link OffsetDateTime#now()}. */
    public static OffsetDateTime offsetDateTimeNow() {
        return offsetDateTimeNow(ZoneId.systemDefault());
    }

    /** In place of {@link OffsetDateTime#now(ZoneId)}. */
    public static OffsetDateTime offsetDateTimeNow(ZoneId zone) {
        return OffsetDateTime.now(clock(zone));
    }

    /** In place of {@link OffsetTime#now()}. */
    public static OffsetTime offsetTimeNow() {
        return offsetTimeNow(ZoneId.systemDefault());
    }

    /** In place of {@link OffsetTime#now(ZoneId)}. */
    public static OffsetTime offsetTimeNow(ZoneId zone) {
        return OffsetTime.now(clock(zone));
    }

    /** In place of {@link Year#now()}. */
    public static Year yearNow() {
        return yearNow(ZoneId.systemDefault());
    }

    /** In place of {@link Year#now(ZoneId)}. */
    public static Year yearNow(ZoneId zone) {
        return Year.now(clock(zone));
    }

    /** In place of {@link YearMonth#now()}. */
    public static YearMonth yearMonthNow() {
        return yearMonthNow(ZoneId.systemDefault());
    }

    /** In place of {@link YearMonth#now(ZoneId)}. */
    public static YearMonth yearMonthNow(ZoneId zone) {
        return YearMonth.now(clock(zone));
    }

    /** In place of {@link MonthDay#now()}. */
    public static MonthDay monthDayNow() {
        return monthDayNow(ZoneId.systemDefault());
    }

    /** In place of {@link MonthDay#now(ZoneId)}. */
    public static MonthDay monthDayNow(ZoneId zone) {
        return MonthDay.now(clock(zone));
    }

    /** In place of {@link Calendar#getInstance()}. */
    public static Calendar calendar() {
        return recorded(Calendar.getInstance());
    }

    /** In place of {@link Calendar#getInstance(TimeZone)}. */
    public static Calendar calendar(TimeZone zone) {
        return recorded(Calendar.getInstance(zone));
    }

    /** In place of {@link Calendar#getInstance(Locale)}. */
    public static Calendar calendar(Locale locale) {
        return recorded(Calendar.getInstance(locale));
    }

    /** In place of {@link Calendar#getInstance(TimeZone, Locale)}. */
    public static Calendar calendar(TimeZone zone, Locale locale) {
        return recorded(Calendar.getInstance(zone, locale));
    }

    private static Clock clock(ZoneId zone) {
        Moment moment = Current.moment();
        return moment == null ? Clock.system(zone) : Clock.fixed(Instant.ofEpochMilli(moment.millis()), zone);
    }

    private static Calendar recorded(Calendar calendar) {
        Moment moment = Current.moment();
        if (moment != null) {
            calendar.setTimeInMillis(moment.millis());
        }
        return calendar;
    }
}
