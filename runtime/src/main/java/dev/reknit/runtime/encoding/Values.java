package dev.reknit.runtime.encoding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The forms of the platform's values. */
final class Values {
    static final Map<Class<?>, Form> ALL = new HashMap<>();

    static {
        box(Boolean.class, (value, to) -> to.putTag(value ? Tag.TRUE : Tag.FALSE));
        box(Byte.class, (value, to) -> {
            to.putTag(Tag.BYTE);
            to.putByte(value);
        });
        box(Short.class, (value, to) -> {
            to.putTag(Tag.SHORT);
            to.putShort(value);
        });
        box(Character.class, (value, to) -> {
            to.putTag(Tag.CHAR);
            to.putChar(value);
        });
        box(Integer.class, (value, to) -> {
            to.putTag(Tag.INT);
            to.putInt(value);
        });
        box(Long.class, (value, to) -> {
            to.putTag(Tag.LONG);
            to.putLong(value);
        });
        box(Float.class, (value, to) -> {
            to.putTag(Tag.FLOAT);
            to.putFloat(Float.intBitsToFloat(Float.floatToIntBits(value)));
        });
        box(Double.class, (value, to) -> {
            to.putTag(Tag.DOUBLE);
            to.putDouble(Double.longBitsToDouble(Double.doubleToLongBits(value)));
        });
        box(String.class, (value, to) -> to.putText(value));
    }

    static {
        text(BigDecimal.class, BigDecimal::new);
        text(BigInteger.class, BigInteger::new);
        text(java.net.URI.class, java.net.URI::create);
        text(java.io.File.class, java.io.File::new);
        text(java.util.Currency.class, java.util.Currency::getInstance);
        text(java.time.Period.class, java.time.Period::parse);
        text(java.time.Year.class, java.time.Year::parse);
        text(java.time.YearMonth.class, java.time.YearMonth::parse);
        text(java.time.MonthDay.class, java.time.MonthDay::parse);
        text(java.time.OffsetTime.class, java.time.OffsetTime::parse);
        text(java.time.OffsetDateTime.class, java.time.OffsetDateTime::parse);
        text(java.time.ZonedDateTime.class, java.time.ZonedDateTime::parse);
        text(java.time.ZoneOffset.class, java.time.ZoneOffset::of);
        text(java.time.ZoneId.of("UTC").getClass(), "java.time.ZoneId", java.time.ZoneId::of);
        text(
                java.util.OptionalInt.class,
                "=there Z\n=value I",
                (value, to) -> {
                    to.putBoolean(value.isPresent());
                    to.putInt(value.orElse(0));
                },
                from -> from.takeBoolean()
                        ? java.util.OptionalInt.of(from.takeInt())
                        : none(from.takeInt(), java.util.OptionalInt.empty()));
        text(
                java.util.OptionalLong.class,
                "=there Z\n=value J",
                (value, to) -> {
                    to.putBoolean(value.isPresent());
                    to.putLong(value.orElse(0));
                },
                from -> from.takeBoolean()
                        ? java.util.OptionalLong.of(from.takeLong())
                        : none(from.takeLong(), java.util.OptionalLong.empty()));
        text(
                java.util.OptionalDouble.class,
                "=there Z\n=value D",
                (value, to) -> {
                    to.putBoolean(value.isPresent());
                    to.putDouble(value.orElse(0));
                },
                from -> from.takeBoolean()
                        ? java.util.OptionalDouble.of(from.takeDouble())
                        : none(from.takeDouble(), java.util.OptionalDouble.empty()));
    }

    static {
        text(
                UUID.class,
                "=most J\n=least J",
                (value, to) -> {
                    to.putLong(value.getMostSignificantBits());
                    to.putLong(value.getLeastSignificantBits());
                },
                from -> new UUID(from.takeLong(), from.takeLong()));
        text(
                java.time.Instant.class,
                "=seconds J\n=nanos I",
                (value, to) -> {
                    to.putLong(value.getEpochSecond());
                    to.putInt(value.getNano());
                },
                from -> java.time.Instant.ofEpochSecond(from.takeLong(), from.takeInt()));
        text(
                java.time.Duration.class,
                "=seconds J\n=nanos I",
                (value, to) -> {
                    to.putLong(value.getSeconds());
                    to.putInt(value.getNano());
                },
                from -> java.time.Duration.ofSeconds(from.takeLong(), from.takeInt()));
        text(
                java.time.LocalDate.class,
                "=day J",
                (value, to) -> to.putLong(value.toEpochDay()),
                from -> java.time.LocalDate.ofEpochDay(from.takeLong()));
        text(
                java.time.LocalTime.class,
                "=nanos J",
                (value, to) -> to.putLong(value.toNanoOfDay()),
                from -> java.time.LocalTime.ofNanoOfDay(from.takeLong()));
        text(
                java.time.LocalDateTime.class,
                "=day J\n=nanos J",
                (value, to) -> {
                    to.putLong(value.toLocalDate().toEpochDay());
                    to.putLong(value.toLocalTime().toNanoOfDay());
                },
                from -> java.time.LocalDateTime.of(
                        java.time.LocalDate.ofEpochDay(from.takeLong()),
                        java.time.LocalTime.ofNanoOfDay(from.takeLong())));
        text(
                Pattern.class,
                "=regex Ljava/lang/String;\n=flags I",
                (value, to) -> {
                    to.putText(value.pattern());
                    to.putInt(value.flags());
                },
                from -> Pattern.compile(from.takeText(), from.takeInt()));
        text(
                java.util.Locale.class,
                "=tag Ljava/lang/String;",
                (value, to) -> to.putText(value.toLanguageTag()),
                from -> java.util.Locale.forLanguageTag(from.takeText()));
        constant("java.util.Comparator.naturalOrder", Comparator.<Integer>naturalOrder());
        constant("java.util.Comparator.reverseOrder", Collections.reverseOrder());
        constant("java.util.Collections.emptyList", Collections.emptyList());
        constant("java.util.Collections.emptySet", Collections.emptySet());
        constant("java.util.Collections.emptyMap", Collections.emptyMap());
        constant("java.lang.String.CASE_INSENSITIVE_ORDER", String.CASE_INSENSITIVE_ORDER);
    }

    private Values() {}

    private static <T> T none(Object passedOver, T empty) {
        return empty;
    }

    /** A class with a tag of its own. */
    private static <T> void box(Class<T> type, BiConsumer<T, StateWriter> put) {
        ALL.put(type, new BoxForm<>(type, put));
    }

    private static <T> void text(Class<T> type, Function<String, ? extends T> parse) {
        text(type, type.getName(), parse);
    }

    private static void text(Class<?> type, String name, Function<String, ?> parse) {
        ALL.put(
                type,
                BuiltIn.<Object>value(
                        type,
                        name,
                        "=text Ljava/lang/String;",
                        (value, to) -> to.putText(value.toString()),
                        from -> parse.apply(from.takeText())));
    }

    private static <T> void text(
            Class<T> type, String fields, BiConsumer<T, StateWriter> write, Function<StateReader, T> make) {
        ALL.put(type, BuiltIn.value(type, type.getName(), fields, write, make));
    }

    private static void constant(String name, Object value) {
        ALL.put(value.getClass(), BuiltIn.value(value.getClass(), name, "", (any, to) -> {}, from -> value));
    }
}
