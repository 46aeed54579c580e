package dev.reknit.agent;

import dev.reknit.agent.log.LogMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the agent was told: {@code key=value,key=value} on the command line, else system properties
 * {@code reknit.agent.key}. What it was told wrongly is in {@link #mistakes} and otherwise left out.
 *
 * @param log where events go
 * @param include patterns of class names, {@code *} for any letters; empty for all
 * @param exclude patterns of class names that are left as they are, even if included
 * @param rules files of rules, before those that are looked for
 * @param tracking whether classes log what checkpointed calls change
 * @param report the file to write a weave report to when the program ends; null for none
 * @param mistakes a line for each
 */
record Options(
        LogMode log,
        List<String> include,
        List<String> exclude,
        List<String> rules,
        boolean tracking,
        @Nullable String report,
        List<String> mistakes) {
    private static final String ALLOWED = "log, include, exclude, rules, tracking, report";
    private static final String PROPERTY = "reknit.agent.";

    // Plain loops: see ReknitAgent.
    static Options parse(@Nullable String arguments, Properties properties) {
        Builder options = new Builder();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (key.startsWith(PROPERTY)) {
                options.setAll(key.substring(PROPERTY.length()), properties.getProperty(key));
            }
        }
        if (arguments != null && !arguments.isEmpty()) {
            Builder explicit = new Builder();
            for (String each : arguments.split(",")) {
                int equals = each.indexOf('=');
                if (equals < 0) {
                    explicit.set(each.trim(), "");
                } else {
                    explicit.set(
                            each.substring(0, equals).trim(),
                            each.substring(equals + 1).trim());
                }
            }
            options.override(explicit);
        }
        return options.build();
    }

    /** Whether a class is to be looked at; asked with its name, with dots or slashes. */
    boolean covers(String name) {
        if (include.isEmpty() && exclude.isEmpty()) {
            return true;
        }
        String className = name.replace('/', '.');
        return (include.isEmpty() || matchesAny(include, className)) && !matchesAny(exclude, className);
    }

    private static boolean matchesAny(List<String> patterns, String name) {
        for (String each : patterns) {
            if (matches(each, 0, name, 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, int at, String name, int from) {
        int star = pattern.indexOf('*', at);
        if (star < 0) {
            return pattern.length() - at == name.length() - from && pattern.startsWith(name.substring(from), at);
        }
        if (!name.startsWith(pattern.substring(at, star), from)) {
            return false;
        }
        for (int rest = from + star - at; rest <= name.length(); rest++) {
            if (matches(pattern, star + 1, name, rest)) {
                return true;
            }
        }
        return false;
    }

    private static final class Builder {
        private final List<String> include = new ArrayList<>();
        private final List<String> exclude = new ArrayList<>();
        private final List<String> rules = new ArrayList<>();
        private final List<String> mistakes = new ArrayList<>();
        private @Nullable LogMode log;
        private @Nullable Boolean tracking;
        private @Nullable String report;

        void setAll(String key, String values) {
            for (String each : values.split(",")) {
                set(key, each.trim());
            }
        }

        void set(String key, String value) {
            switch (key) {
                case "log" -> setLog(value);
                case "include" -> addPattern(include, key, value);
                case "exclude" -> addPattern(exclude, key, value);
                case "rules" -> addRules(value);
                case "tracking" -> setTracking(value);
                case "report" -> setReport(value);
                default -> mistakes.add("unknown agent option \"" + key + "\"; allowed: " + ALLOWED);
            }
        }

        private void setLog(String value) {
            switch (value) {
                case "on" -> log = LogMode.ON;
                case "debug" -> log = LogMode.DEBUG;
                case "off" -> log = LogMode.OFF;
                default -> mistakes.add("agent option log = \"" + value + "\"; allowed: on, debug, off");
            }
        }

        private void addPattern(List<String> patterns, String key, String value) {
            if (value.isEmpty()) {
                mistakes.add("agent option " + key + " is empty; allowed: a pattern such as com.acme.*");
            } else {
                patterns.add(value);
            }
        }

        private void addRules(String value) {
            if (value.isEmpty()) {
                mistakes.add("agent option rules is empty; allowed: the name of a file");
            } else {
                rules.add(value);
            }
        }

        private void setTracking(String value) {
            switch (value) {
                case "true" -> tracking = true;
                case "false" -> tracking = false;
                default -> mistakes.add("agent option tracking = \"" + value + "\"; allowed: true, false");
            }
        }

        private void setReport(String value) {
            if (value.isEmpty()) {
                mistakes.add("agent option report is empty; allowed: the name of a file, .json for JSON");
            } else {
                report = value;
            }
        }

        void override(Builder other) {
            log = other.log == null ? log : other.log;
            tracking = other.tracking == null ? tracking : other.tracking;
            report = other.report == null ? report : other.report;
            replace(include, other.include);
            replace(exclude, other.exclude);
            replace(rules, other.rules);
            mistakes.addAll(other.mistakes);
        }

        private static void replace(List<String> values, List<String> by) {
            if (!by.isEmpty()) {
                values.clear();
                values.addAll(by);
            }
        }

        Options build() {
            return new Options(
                    log == null ? LogMode.ON : log,
                    include,
                    exclude,
                    rules,
                    tracking == null || tracking,
                    report,
                    mistakes);
        }
    }
}
