package dev.reknit.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.metrics.MeterType.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in docs/metrics.md is what the code has. */
class MetricsDocumentTest {
    private final Metrics metrics = new Metrics(() -> {}, failure -> {});

    @Test
    void table_hasEachMeterWithItsTagsAndTheirValues() throws IOException {
        Map<String, List<String>> table = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "metrics.md"))) {
            if (line.startsWith("| `ft.")) {
                String[] cells = line.split(" *\\| *", -1);
                String tags = Arrays.stream(cells[4].split("; "))
                        .map(each -> new TreeSet<>(Arrays.asList(each.split(" = |, "))).toString())
                        .collect(Collectors.joining(";"));
                table.put(cells[1], List.of(cells[2], cells[3], tags));
            }
        }
        assertThat(table).isEqualTo(code());
    }

    private Map<String, List<String>> code() {
        List<Object> held = everything();
        Map<String, List<String>> code = new TreeMap<>();
        for (MeterType each : Catalogue.all()) {
            String unit = each.unit() == Unit.NANOSECONDS ? "ns" : "";
            String tags = each.tags().stream().map(tag -> tag(each, tag)).collect(Collectors.joining(";"));
            String kind = each.kind().name().toLowerCase(Locale.ROOT);
            code.put("`" + each.name() + "`", List.of(kind, unit, tags));
        }
        assertThat(held).isNotEmpty();
        return code;
    }

    /** A tag and its values, sorted; the first has any value. */
    private String tag(MeterType type, String tag) {
        Set<String> found = new TreeSet<>();
        found.add("`" + tag + "`");
        if (!tag.equals(type.tags().get(0))) {
            metrics.meters().stream()
                    .filter(each -> each.type().equals(type))
                    .forEach(each -> found.add("`" + each.tags().get(tag) + "`"));
        }
        return found.toString();
    }

    /** All meters that policies make; held, since the registry does not hold them. */
    private List<Object> everything() {
        MeterSet set = new MeterSet(metrics, "a.B.c");
        metrics.show(set);
        List<Function<MeterSet, Object>> all = List.of(
                each -> new InvocationMeters(each, false),
                each -> new InvocationMeters(each, true),
                RetryMeters::new,
                TimeoutMeters::new,
                each -> new BreakerMeters(each, () -> 0, () -> 0, () -> 0),
                each -> new BulkheadMeters(each, () -> 0, () -> 0),
                RateLimitMeters::new,
                HedgeMeters::new,
                RedundantMeters::new,
                each -> new BudgetMeters(metrics, "shared"));
        return all.stream().map(each -> List.of(set, each.apply(set))).collect(Collectors.toList());
    }
}
