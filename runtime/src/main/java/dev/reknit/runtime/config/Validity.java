package dev.reknit.runtime.config;

import java.lang.reflect.Method;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Holds a setting against what can be told without the method that it is for. */
public final class Validity {
    private static final long DEFAULT_POLL_NANOS = 2_000_000_000;

    private Validity() {}

    /**
     * Checks a setting. Classes, whether a duration is a whole number of units, and what a store is told are not looked at.
     *
     * @return its key
     * @throws IllegalArgumentException if the key has no effect, or the value cannot be parsed
     */
    public static Key check(Setting setting, Policies policies) {
        Key key;
        try {
            key = Key.parse(setting.key(), policies);
        } catch (IllegalArgumentException withoutEffect) {
            throw new SettingException(setting, String.valueOf(withoutEffect.getMessage()));
        }
        switch (key.attribute()) {
            case Key.ENABLED, Key.NON_FALLBACK -> Values.flag(setting);
            case Key.ORDER -> Orders.parse(setting, policies);
            case Key.POLL -> pollNanos(setting);
            case Key.STORE -> {}
            default -> {
                Method attribute = policies.attribute(key).orElseThrow();
                Values.parse(setting, attribute, unit -> ChronoUnit.NANOS, (name, bound) -> name);
            }
        }
        return key;
    }

    /** How often the file is looked at; 0 for never. */
    static long pollNanos(@Nullable Setting setting) {
        if (setting == null) {
            return DEFAULT_POLL_NANOS;
        }
        try {
            String text = setting.value().strip();
            return text.equals("0") ? 0 : Math.max(0, Durations.parse(text, ChronoUnit.NANOS, Key.POLL));
        } catch (IllegalArgumentException malformed) {
            throw new SettingException(setting, "not a duration; allowed: a duration such as 500ms or 2s, 0 for never");
        }
    }
}
