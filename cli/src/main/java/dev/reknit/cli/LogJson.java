package dev.reknit.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the log says as maps for {@link Json}. */
final class LogJson {
    private LogJson() {}

    static Map<String, @Nullable Object> of(LogEvent event) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("position", event.position());
        if (event instanceof LogEvent.Run run) {
            map.put("type", run.began() ? "began" : "ended");
            map.put("failures", run.failures());
            map.put("runMillis", run.millis());
            return map;
        }
        map.put("type", event instanceof LogEvent.Call ? "call" : "mark");
        map.put("name", event.object() == null ? null : event.object().name());
        map.put("key", event.object() == null ? null : event.object().key());
        if (event instanceof LogEvent.Abort abort) {
            map.put("call", abort.call());
        } else if (event instanceof LogEvent.Call call) {
            add(call, map);
        }
        return map;
    }

    private static void add(LogEvent.Call call, Map<String, @Nullable Object> map) {
        map.put("time", call.time().toString());
        map.put("method", call.method());
        map.put("version", call.version());
        map.put("happened", call.mark() == null);
        if (call.arguments() == null) {
            map.put("unreadable", call.unreadable());
        } else {
            map.put("arguments", StateJson.parts(call.arguments()));
        }
    }
}
