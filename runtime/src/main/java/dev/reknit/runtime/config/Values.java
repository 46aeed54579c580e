package dev.reknit.runtime.config;

import dev.reknit.InUnit;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a setting as the value of an attribute, by the attribute's type. Durations: {@link Durations}.
 */
public final class Values {
    /** As MicroProfile Config has them, and their opposites, which it does not check. */
    private static final Set<String> TRUE = Set.of("true", "yes", "y", "on", "1");

    private static final Set<String> FALSE = Set.of("false", "no", "n", "off", "0");

    private Values() {}

    /** Finds classes; what it makes of them becomes the value. */
    @FunctionalInterface
    public interface Classes {
        /**
         * Finds a class.
         *
         * @param bound what it is to be a subtype of
         * @throws IllegalArgumentException if there is none of that name, or it is no such subtype
         */
        Object find(String name, Class<?> bound);
    }

    /** Whether values of an attribute's type can be written as text. */
    static boolean canParse(Method attribute) {
        Class<?> type = attribute.getReturnType();
        Class<?> element = type.isArray() ? type.getComponentType() : type;
        boolean named = element == String.class || element == Class.class;
        return named || (!type.isArray() && (element.isEnum() || NUMBERS_AND_FLAGS.contains(element)));
    }

    private static final Set<Class<?>> NUMBERS_AND_FLAGS = Set.of(int.class, long.class, double.class, boolean.class);

    /**
     * The value of an attribute; for an array a list of its elements.
     *
     * @param units gives the unit in force for the attribute of a name; asked where the attribute has {@link InUnit}
     * @throws SettingException if the text is not allowed
     */
    public static Object parse(Setting setting, Method attribute, Function<String, ChronoUnit> units, Classes classes) {
        try {
            InUnit unit = attribute.getAnnotation(InUnit.class);
            if (unit != null) {
                String unitKey = setting.key().substring(0, setting.key().lastIndexOf('/') + 1) + unit.value();
                return Durations.parse(setting.value().strip(), units.apply(unit.value()), unitKey);
            }
            if (!canParse(attribute)) {
                throw new IllegalArgumentException("cannot be set; allowed: only in the source");
            }
            return attribute.getReturnType().isArray()
                    ? elements(setting.value(), attribute, classes)
                    : single(setting.value(), attribute, classes);
        } catch (IllegalArgumentException refused) {
            throw new SettingException(setting, String.valueOf(refused.getMessage()));
        }
    }

    /**
     * Whether something is switched on.
     *
     * @throws SettingException if the text is not allowed
     */
    public static boolean flag(Setting setting) {
        try {
            return flag(setting.value().strip());
        } catch (IllegalArgumentException refused) {
            throw new SettingException(setting, String.valueOf(refused.getMessage()));
        }
    }

    /**
     * A whole number.
     *
     * @throws SettingException if the text is none, or it is not in the range
     */
    public static int number(Setting setting, int least, int most) {
        try {
            int number = Integer.parseInt(setting.value().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // Told below.
        }
        throw new SettingException(setting, "allowed: a whole number from " + least + " to " + most);
    }

    /**
     * A duration with a unit.
     *
     * @throws SettingException if the text is none
     */
    public static Duration duration(Setting setting) {
        try {
            return Duration.ofNanos(Durations.parse(setting.value().strip(), ChronoUnit.NANOS, setting.key()));
        } catch (IllegalArgumentException malformed) {
            throw new SettingException(setting, "not a duration; allowed: a duration such as 500us or 2ms");
        }
    }

    /**
     * One of the constants of a type, in any case.
     *
     * @throws SettingException if the text is none
     */
    public static <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        try {
            return type.cast(constant(setting.value().strip(), type));
        } catch (IllegalArgumentException refused) {
            throw new SettingException(setting, String.valueOf(refused.getMessage()));
        }
    }

    private static boolean flag(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            throw new IllegalArgumentException("allowed: true or false");
        }
        return TRUE.contains(lower);
    }

    private static Object single(String text, Method attribute, Classes classes) {
        Class<?> type = attribute.getReturnType();
        if (type == String.class) {
            return text;
        }
        if (type == Class.class) {
            return classes.find(text.strip(), bound(attribute.getGenericReturnType()));
        }
        if (type == boolean.class) {
            return flag(text.strip());
        }
        if (type.isEnum()) {
            return constant(text.strip(), type);
        }
        return number(text.strip(), type);
    }

    private static List<Object> elements(String text, Method attribute, Classes classes) {
        List<Object> elements = new ArrayList<>();
        boolean named = attribute.getReturnType().getComponentType() == Class.class;
        for (String each : split(text)) {
            elements.add(named ? classes.find(each, bound(attribute.getGenericReturnType())) : each);
        }
        return elements;
    }

    /** What stands between commas; nothing in an empty text. */
    static List<String> split(String text) {
        return text.isBlank()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(String::strip).toList();
    }

    private static Object constant(String text, Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(Enum.class::cast)
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("allowed: "
                        + Stream.of(type.getEnumConstants())
                                .map(each -> ((Enum<?>) each).name())
                                .collect(Collectors.joining(", "))));
    }

    private static Object number(String text, Class<?> type) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (type == double.class) {
                return number.doubleValue();
            }
            // An exponent may make a number that takes for ever to write out.
            if (Math.abs((long) number.scale()) > 20) {
                throw new ArithmeticException("out of range");
            }
            if (type == int.class) {
                return number.intValueExact();
            }
            return number.longValueExact();
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException("allowed: " + allowed(type), malformed);
        } catch (ArithmeticException inexact) {
            throw new IllegalArgumentException("allowed: " + allowed(type), inexact);
        }
    }

    private static String allowed(Class<?> type) {
        if (type == double.class) {
            return "a number such as 0.5";
        }
        return "a whole number"
                + (type == int.class ? " from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE : " of 64 bits");
    }

    /** The {@code T} of {@code Class<? extends T>}, or of an array of these. */
    private static Class<?> bound(Type type) {
        Type of = type instanceof GenericArrayType array ? array.getGenericComponentType() : type;
        if (of instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0] instanceof WildcardType wildcard) {
            Type upper = wildcard.getUpperBounds()[0];
            return upper instanceof ParameterizedType raw
                    ? (Class<?>) raw.getRawType()
                    : upper instanceof Class<?> plain ? plain : Object.class;
        }
        return Object.class;
    }
}
