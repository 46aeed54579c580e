package dev.reknit.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.BreakerState;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table in docs/events.md is what the code does. */
class EventsDocumentTest {
    @Test
    void table_hasEachKindAsItIs() throws Exception {
        Map<String, List<String>> table = table();
        Map<String, List<String>> code = new TreeMap<>();
        fieldsByKind().forEach((kind, fields) -> {
            List<String> row = new ArrayList<>(
                    List.of("`reknit." + kind.topic() + "`", kind.severity().name(), kind.message()));
            row.addAll(fields);
            code.put("`" + kind + "`", row);
        });
        assertThat(code).hasSize(Kind.values().length);
        assertThat(table).isEqualTo(code);
    }

    /** By kind: the logger, the level, the message, the set of fields, the record. */
    private static Map<String, List<String>> table() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "events.md"))) {
            if (line.startsWith("| `")) {
                String[] cells = line.split(" *\\| *", -1);
                String fields = new TreeSet<>(Arrays.asList(cells[5].split(", "))).toString();
                rows.put(cells[1], List.of(cells[2], cells[3], cells[4], fields, cells[6]));
                assertThat(cells[7]).as(cells[1]).endsWith(".");
            }
        }
        return rows;
    }

    /** The fields and the record of each kind, found by making events of all records. */
    private static Map<Kind, List<String>> fieldsByKind() throws Exception {
        Map<Kind, List<String>> found = new LinkedHashMap<>();
        for (Class<? extends Event> each : JfrListenerTest.records(Event.class).toList()) {
            for (String text : new String[] {"", "x", "Bulkhead", "RateLimit"}) {
                for (BreakerState state : BreakerState.values()) {
                    Event event = event(each, text, state);
                    Set<String> fields = new TreeSet<>();
                    event.fields((name, value) -> fields.add("`" + name + "`"));
                    found.put(event.kind(), List.of(fields.toString(), "`dev.reknit." + JfrType.name(each) + "`"));
                }
            }
        }
        return found;
    }

    private static Event event(Class<? extends Event> type, String text, BreakerState state) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(types).map(each -> sample(each, text, state)).toArray();
        return (Event) type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object sample(Class<?> type, String text, BreakerState state) {
        if (type == String.class) {
            return text;
        } else if (type == Site.class) {
            return new Site(EventsDocumentTest.class, "fetch(String)");
        } else if (type == Class.class) {
            return EventsDocumentTest.class;
        } else if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == double.class) {
            return 1.0;
        } else if (type == boolean.class) {
            return true;
        } else if (type == Throwable.class) {
            return new IOException("no route");
        } else if (type == Set.class) {
            return Set.of(text);
        } else if (type == List.class) {
            return List.of(text);
        } else if (type == ClassLoader.class) {
            return EventsDocumentTest.class.getClassLoader();
        } else if (type == BreakerState.class) {
            return state;
        }
        throw new AssertionError("no sample of " + type + "; add one");
    }
}
