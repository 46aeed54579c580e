package dev.reknit.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where settings come from, as it was when it was read. Immutable. */
interface Source {
    /** What is set for a key; null if nothing is. */
    @Nullable
    Setting find(String key);

    /** All settings whose keys can be told; each once. */
    Iterable<Setting> settings();

    /** Whether it has none. */
    boolean isEmpty();

    /** A source of settings; of several with one key the last wins. */
    static Source of(List<Setting> settings) {
        Map<String, Setting> byKey = new LinkedHashMap<>();
        for (Setting each : settings) {
            byKey.put(each.key(), each);
        }
        return new Keys(byKey);
    }

    /** The system properties that look like keys. */
    static Source of(Properties properties, Supplier<Policies> policies) {
        List<Setting> found = new ArrayList<>();
        for (String each : properties.stringPropertyNames()) {
            // Another thread may remove one meanwhile.
            String value = properties.getProperty(each);
            if (value != null && Key.mayBe(each) && Key.isLike(each, policies.get())) {
                found.add(new Setting(each, value, "system property"));
            }
        }
        return of(found);
    }

    /** The environment variables that could stand for keys. */
    static Source of(Map<String, String> environment, Policies policies) {
        Map<String, String> found = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (Variables.mayBeKey(name, policies)) {
                found.put(name, value);
            }
        });
        return new Variables(found);
    }

    /** Settings by their keys. */
    record Keys(Map<String, Setting> byKey) implements Source {
        @Override
        public @Nullable Setting find(String key) {
            return byKey.get(key);
        }

        @Override
        public Iterable<Setting> settings() {
            return byKey.values();
        }

        @Override
        public boolean isEmpty() {
            return byKey.isEmpty();
        }
    }

    /**
     * Environment variables: a key is looked for as it is, then with {@code _} for each character that is neither letter
     * nor digit, then so in upper case (MicroProfile Config 3.1, section 5.3.1). What key a name stands for cannot be
     * told from the name.
     */
    record Variables(Map<String, String> byName) implements Source {
        static boolean mayBeKey(String name, Policies policies) {
            String upper = mapped(name).toUpperCase(Locale.ROOT);
            return upper.endsWith("_ENABLED")
                    || upper.endsWith("_ORDER")
                    || upper.startsWith("REKNIT_")
                    || policies.names().stream()
                            .anyMatch(each -> ("_" + upper).contains("_" + each.toUpperCase(Locale.ROOT) + "_"));
        }

        private static String mapped(String key) {
            StringBuilder name = new StringBuilder(key);
            for (int i = 0; i < name.length(); i++) {
                char letter = name.charAt(i);
                boolean kept = letter < 128 && Character.isLetterOrDigit(letter);
                name.setCharAt(i, kept ? letter : '_');
            }
            return name.toString();
        }

        @Override
        public @Nullable Setting find(String key) {
            if (byName.isEmpty()) {
                return null;
            }
            String mapped = mapped(key);
            for (String name : List.of(key, mapped, mapped.toUpperCase(Locale.ROOT))) {
                String value = byName.get(name);
                if (value != null) {
                    return new Setting(key, value, "environment variable " + name);
                }
            }
            return null;
        }

        @Override
        public Iterable<Setting> settings() {
            return List.of();
        }

        @Override
        public boolean isEmpty() {
            return byName.isEmpty();
        }
    }
}
