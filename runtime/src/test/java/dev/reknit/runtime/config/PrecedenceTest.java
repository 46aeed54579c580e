package dev.reknit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Retry;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which of several settings wins, against a twin that sorts them all by two numbers. */
class PrecedenceTest {
    static class Base {
        @Retry
        void call(int number, String[] texts) {}
    }

    @Retry
    static class Derived extends Base {
        void other() {}
    }

    private static final String NAME = PrecedenceTest.class.getName();

    /** Keys about {@code Base.call} on a {@code Derived}, the most specific first. */
    private static final List<String> KEYS = List.of(
            NAME + "$Derived/call(int,java.lang.String[])/Retry/maxRetries",
            NAME + "$Derived/call/Retry/maxRetries",
            NAME + "$Base/call(int,java.lang.String[])/Retry/maxRetries",
            NAME + "$Base/call/Retry/maxRetries",
            "Retry/maxRetries");

    /** Keys that are about something else. */
    private static final List<String> OTHERS = List.of(
            NAME + "$Derived/Retry/maxRetries",
            NAME + "$Base/Retry/maxRetries",
            NAME + "$Base/call(int)/Retry/maxRetries",
            NAME + "$Base/other/Retry/maxRetries",
            NAME + "/call/Retry/maxRetries",
            "Retry/delay");

    /** One setting: which key, in which source from the strongest, and its value. */
    record Set(String key, int source, int value) {}

    @Provide
    Arbitrary<List<Set>> sets() {
        List<String> keys = new ArrayList<>(KEYS);
        keys.addAll(OTHERS);
        return Arbitraries.of(keys)
                .flatMap(key -> Arbitraries.integers()
                        .between(0, 4)
                        .flatMap(source ->
                                Arbitraries.integers().between(10, 99).map(value -> new Set(key, source, value))))
                .list()
                .ofMaxSize(12)
                .uniqueElements(each -> each.key() + each.source());
    }

    @Property
    void strongestOfTheMostSpecificKey_wins(@ForAll("sets") List<Set> sets) throws Exception {
        Optional<Set> twin = sets.stream()
                .filter(each -> KEYS.contains(each.key()))
                .min(Comparator.<Set>comparingInt(each -> KEYS.indexOf(each.key()))
                        .thenComparingInt(Set::source));

        Method method = World.method(Base.class, "call");
        Retry written = method.getAnnotation(Retry.class);
        Retry applied = new Overrides(settings(sets), method, Derived.class, World.POLICIES).apply(written);

        if (twin.isEmpty()) {
            assertThat(applied.maxRetries()).isEqualTo(3);
        } else {
            assertThat(applied.maxRetries()).isEqualTo(twin.get().value());
        }
    }

    private static Settings settings(List<Set> sets) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sources.add(source(i, sets));
        }
        return Settings.of(sources);
    }

    private static Source source(int number, List<Set> sets) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Set each : sets) {
            if (each.source() == number) {
                String key = number == 2 ? variable(each.key()) : each.key();
                values.put(key, Integer.toString(each.value()));
            }
        }
        if (number == 1) {
            Properties properties = new Properties();
            properties.putAll(values);
            return Source.of(properties, () -> World.POLICIES);
        }
        if (number == 2) {
            return Source.of(values, World.POLICIES);
        }
        List<Setting> settings = new ArrayList<>();
        values.forEach((key, value) -> settings.add(new Setting(key, value, "reknit.properties:1")));
        return Source.of(settings);
    }

    /** In one of the forms that MicroProfile Config allows; which one must not matter. */
    private static String variable(String key) {
        String mapped = key.replaceAll("[^A-Za-z0-9]", "_");
        return switch (key.length() % 3) {
            case 0 -> key;
            case 1 -> mapped;
            default -> mapped.toUpperCase(Locale.ROOT);
        };
    }
}
