package dev.reknit.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {
    private static final String PAGE = """
            before
            <!-- figures of state: written by benchmarks/run.sh -->
            old
            <!-- end of figures of state -->
            after
            """;

    private static final String STORE_PAGE = PAGE.replace("figures of state", "figures of the store");

    @TempDir
    private Path directory;

    @Test
    void stateOnly_replacesItsTableAlone() throws Exception {
        Path page = report(
                result("StateRollbackBenchmark.puts", "Reknit", 100_000, 1_000, 60_000),
                result("StateRollbackBenchmark.puts", "Kryo", 100_000, 1_000, 59_000_000),
                result("StateRollbackBenchmark.puts", "Fory", 100_000, 1_000, 12_500_000));

        assertThat(Files.readString(page))
                .startsWith("before\n")
                .endsWith("<!-- end of figures of state -->\nafter\n")
                .doesNotContain("old")
                .contains(", `-XX:+UseG1GC`.")
                .contains("| 1,000 puts into 100,000 entries, rolled back | Reknit | 60.0 ± 0.00 µs | 24 | 1.00 |")
                .contains("≤ 150 ns per change: met")
                .contains("≥ 1,000 × faster than Kryo: **missed**; ≥ 200 × faster than Fory: met")
                .contains("|  | Kryo copy | 59.0 ± 0.00 ms | 24 | 983 |");
        assertThat(directory.resolve("state-sizes.svg")).doesNotExist();
    }

    @Test
    void sizes_areDrawn() throws Exception {
        Path page = report(
                result("StateSizeBenchmark.puts", "Reknit", 1_000, 10, 350),
                result("StateSizeBenchmark.puts", "Reknit", 10_000_000, 10, 400),
                result("StateSizeCopiedBenchmark.puts", "Kryo", 1_000, 10, 900_000));

        assertThat(Files.readString(page)).contains("(state-sizes.svg)", "O(1): 1.14 × the smallest map's");
        Document picture = parse(Files.readString(directory.resolve("state-sizes.svg")));
        assertThat(picture.getElementsByTagName("circle").getLength())
                .as("points, and one in the legend for each line")
                .isEqualTo(3 + 2);
        assertThat(picture.getDocumentElement().getTextContent())
                .contains("1 k", "10 M", "100 ns", "1 ms", "Reknit", "Kryo copy");
    }

    @Test
    void appends_areComparedAsRates() throws Exception {
        Path page = reportOn(
                STORE_PAGE,
                result("StoreAppendBenchmark.append", "ByHand", 0, 0, 9_000),
                result("StoreAppendBenchmark.append", "Reknit", 0, 0, 8_100),
                result("StoreAppendBenchmark.append", "RocksDB", 0, 0, 5_500));

        assertThat(Files.readString(page))
                .startsWith("before\n")
                .endsWith("<!-- end of figures of the store -->\nafter\n")
                .contains("| durable appends, 1 thread | by hand | yes: `fdatasync` for all that wait | 9,000 ± 0 /s |")
                .contains("| 8,100 ± 0 /s |  | 1.00 | ≥ 0.9 × by hand; ≥ 1.5 × RocksDB; ≥ 2.5 × MVStore | ")
                .contains(" | 0.90 ×: met; 1.47 ×: **missed**; not measured |\n")
                .contains("| 5,500 ± 0 /s |  | 0.68 |  |  |");
    }

    @Test
    void sizesOfReplay_areDrawn_andTheMillionIsInTheTable() throws Exception {
        Path page = reportOn(
                STORE_PAGE,
                result("StoreReplayBenchmark.read", "Reknit", 10_000, 0, 500_000),
                result("StoreReplayBenchmark.read", "Reknit", 1_000_000, 0, 40_000_000),
                result("StoreReplayBenchmark.read", "SQLite", 1_000_000, 0, 500_000_000));

        assertThat(Files.readString(page))
                .contains("(replay-sizes.svg)", "| replay of 1,000,000 records, warm | Reknit |  | 40.0 ± 0.00 ms |")
                .contains(
                        "≥ 20 M/s; ≥ 10 × faster than RocksDB; ≥ 10 × faster than SQLite",
                        "25.0 M/s: met; not measured; 12.5 ×: met")
                .doesNotContain("10,000 records");
        assertThat(parse(Files.readString(directory.resolve("replay-sizes.svg")))
                        .getElementsByTagName("circle")
                        .getLength())
                .isEqualTo(3 + 2);
        assertThat(directory.resolve("snapshot-sizes.svg")).doesNotExist();
    }

    private Path report(String... results) throws Exception {
        return reportOn(PAGE, results);
    }

    private Path reportOn(String content, String... results) throws Exception {
        Path json = Files.createDirectories(directory.resolve("results")).resolve("state.json");
        Files.writeString(json, "[" + String.join(",", results) + "]");
        Path page = directory.resolve("page.md");
        Files.writeString(page, content);
        Report.main(new String[] {json.getParent().toString(), page.toString()});
        return page;
    }

    private static String result(String benchmark, String by, int entries, int changes, int nanos) {
        return """
                {"benchmark": "dev.reknit.benchmarks.%s", "threads": 1, "jvmArgs": ["-XX:+UseG1GC"],
                 "params": {"by": "%s", "entries": "%d", "changes": "%d"},
                 "primaryMetric": {"rawData": [[%5$d, %5$d]]},
                 "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 24.1}}}
                """.formatted(benchmark, by, entries, changes, nanos);
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
