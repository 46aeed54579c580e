package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Writes the tables of a run, into a page or to the terminal. */
public final class Report {
    private static final String BEGIN = "<!-- figures: written by benchmarks/run.sh -->";
    private static final String END = "<!-- end of figures -->";

    private Report() {}

    /** Takes the directory of results, and the page whose tables are replaced; prints them if there is none. */
    public static void main(String[] arguments) throws IOException {
        Path results = Path.of(arguments[0]);
        ObjectMapper json = new ObjectMapper();
        CallTable calls = new CallTable();
        StartupTable startup = new StartupTable();
        String jdk = System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
        for (Path each : files(results)) {
            JsonNode content = json.readTree(each.toFile());
            if (each.endsWith("startup.json")) {
                startup.add(content);
            } else {
                calls.add(content);
            }
        }
        String tables = "Made by `benchmarks/run.sh` on %s (UTC), %s, %s.%n%n%s%n%s"
                .formatted(LocalDate.now(ZoneOffset.UTC), machine(), jdk, calls.markdown(), startup.markdown());
        if (arguments.length > 1) {
            replace(Path.of(arguments[1]), tables);
        } else {
            System.out.println(tables);
        }
    }

    private static Iterable<Path> files(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static void replace(Path page, String tables) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " has not the lines \"" + BEGIN + "\" and \"" + END + "\"");
        }
        String before = text.substring(0, begin + BEGIN.length());
        Files.writeString(page, before + "\n\n" + tables + "\n" + text.substring(end));
    }

    private static String machine() throws IOException {
        String model = System.getProperty("os.arch");
        Path cpus = Path.of("/proc/cpuinfo");
        if (Files.exists(cpus)) {
            try (Stream<String> lines = Files.lines(cpus)) {
                model = lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceFirst(".*: ", ""))
                        .findFirst()
                        .orElse(model);
            }
        }
        return "%s, %d cores, %s %s"
                .formatted(
                        model,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }
}
