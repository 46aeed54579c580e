package dev.reknit.samples.mirrorsync;

import dev.reknit.samples.mirrorsync.server.Fault;
import dev.reknit.samples.mirrorsync.server.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is printed for programs: one JSON object on one line. */
final class JsonReport {
    private JsonReport() {}

    /** The object. */
    static String of(Outcome run) {
        Map<String, Object> mirrors = new LinkedHashMap<>();
        for (String each : run.mirrors()) {
            Map<String, Object> ledgers = new LinkedHashMap<>();
            ledgers.put("done", faults(each, run.done()));
            ledgers.put("noticed", faults(each, run.noticed()));
            mirrors.put(each, ledgers);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", run.problems().isEmpty());
        object.put("seed", run.seed());
        object.put("faults", lower(run.level()));
        object.put("files", run.files());
        object.put("bytes", run.bytes());
        object.put("millis", run.took().toMillis());
        object.put("mirrors", mirrors);
        object.put("reknit", actions(run.counts()));
        object.put("problems", run.problems());
        return json(object);
    }

    private static Map<String, Object> faults(String mirror, Ledger ledger) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Fault each : Fault.values()) {
            counts.put(lower(each), ledger.count(mirror, each));
        }
        return counts;
    }

    private static Map<String, Object> actions(Tally.Counts counts) {
        Map<String, Object> actions = new LinkedHashMap<>();
        actions.put("failovers", counts.failovers());
        actions.put("ejections", counts.ejections());
        actions.put("returns", counts.returns());
        actions.put("retries", counts.retries());
        actions.put("recoveries", counts.recoveries());
        actions.put("fallbacks", counts.fallbacks());
        actions.put("restores", counts.restores());
        return actions;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(each -> quoted(String.valueOf(each.getKey())) + ":" + json(each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonReport::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each == '"' || each == '\\') {
                json.append('\\').append(each);
            } else if (each < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                json.append(each);
            }
        }
        return json.append('"').toString();
    }
}
