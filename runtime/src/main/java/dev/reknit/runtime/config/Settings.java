package dev.reknit.runtime.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sources, strongest first. Immutable.
 *
 * @param sources the sources; none is empty
 */
record Settings(List<Source> sources) {
    /** Leaves out the sources without settings. */
    static Settings of(List<Source> sources) {
        // A plain loop: this is part of every first call, in a JVM that is cold as a rule.
        List<Source> some = new ArrayList<>();
        for (Source each : sources) {
            if (!each.isEmpty()) {
                some.add(each);
            }
        }
        return new Settings(some);
    }

    /** These, and weaker ones. */
    Settings over(List<Source> weaker) {
        List<Source> all = new ArrayList<>(sources);
        all.addAll(weaker);
        return of(all);
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** What is set for the first of some keys for which any source has something; from the strongest that has. */
    @Nullable
    Setting find(List<String> keys) {
        for (String key : keys) {
            for (Source source : sources) {
                Setting found = source.find(key);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** All settings whose keys can be told. */
    List<Setting> all() {
        List<Setting> all = new ArrayList<>();
        for (Source source : sources) {
            source.settings().forEach(all::add);
        }
        return all;
    }

    /** The value of each key that can be told. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        for (Setting each : all()) {
            values.putIfAbsent(each.key(), each.value());
        }
        return values;
    }
}
