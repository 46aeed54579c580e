package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Writes the tables of a run, into a page or to the terminal. */
public final class Report {
    private static final String CALLS = "figures";
    private static final String STATE = "figures of state";
    private static final String STORE = "figures of the store";
    private static final String PLOT = "state-sizes.svg";
    private static final SizePlot.Words WORDS =
            new SizePlot.Words("Checkpoint, ten changes, rollback", "entries of the map", "time of a call that fails");

    private final CallTable calls = new CallTable();
    private final StartupTable startup = new StartupTable();
    private final StateTable state = new StateTable();
    private final StoreTable store = new StoreTable();

    private Report() {}

    /**
     * Takes the directory of results, and the page whose tables are replaced, those that there are results for; prints
     * them if there is no page.
     */
    public static void main(String[] arguments) throws IOException {
        Path results = Path.of(arguments[0]);
        Report report = new Report();
        report.read(results);
        if (arguments.length > 1) {
            report.write(Path.of(arguments[1]));
        } else {
            report.print(results);
        }
    }

    private void read(Path results) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (Path file : files(results)) {
            JsonNode content = json.readTree(file.toFile());
            if (file.endsWith("startup.json")) {
                startup.add(content);
                continue;
            }
            for (JsonNode each : content) {
                if (StateCase.isOne(each)) {
                    state.add(each);
                } else if (StoreCase.isOne(each)) {
                    store.add(each);
                } else {
                    calls.add(each);
                }
            }
        }
    }

    private void write(Path page) throws IOException {
        if (hasCalls()) {
            replace(page, CALLS, tablesOfCalls());
        }
        if (!state.isEmpty()) {
            boolean drawn = draw(page.resolveSibling(PLOT), WORDS, state.sizes());
            String picture = "![Time by the number of entries](" + PLOT + ")\n\n";
            replace(page, STATE, made(state.options()) + (drawn ? picture : "") + state.markdown());
        }
        if (!store.isEmpty()) {
            StringBuilder pictures = new StringBuilder();
            for (StoreTable.Picture each : store.pictures()) {
                draw(page.resolveSibling(each.file()), each.words(), each.lines());
                pictures.append("![" + each.words().title() + "](" + each.file() + ")\n\n");
            }
            replace(page, STORE, made("") + pictures + store.markdown());
        }
    }

    private void print(Path results) throws IOException {
        if (hasCalls()) {
            System.out.println(tablesOfCalls());
        }
        if (!state.isEmpty()) {
            System.out.println(made(state.options()) + state.markdown());
            if (draw(results.resolve(PLOT), WORDS, state.sizes())) {
                System.out.println(results.resolve(PLOT).toAbsolutePath());
            }
        }
        if (!store.isEmpty()) {
            System.out.println(made("") + store.markdown());
        }
    }

    private boolean hasCalls() {
        return !calls.isEmpty() || !startup.isEmpty();
    }

    private String tablesOfCalls() throws IOException {
        return made("") + calls.markdown() + "\n" + startup.markdown();
    }

    private static boolean draw(Path file, SizePlot.Words words, Map<String, SortedMap<Integer, Double>> lines)
            throws IOException {
        if (!lines.isEmpty()) {
            Files.writeString(file, new SizePlot(words, lines).svg());
        }
        return !lines.isEmpty();
    }

    private static String made(String options) throws IOException {
        String jdk = System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
        return "Made by `benchmarks/run.sh` on %s (UTC), %s, %s%s.%n%n"
                .formatted(LocalDate.now(ZoneOffset.UTC), machine(), jdk, options);
    }

    private static Iterable<Path> files(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static void replace(Path page, String figures, String tables) throws IOException {
        String begin = "<!-- " + figures + ": written by benchmarks/run.sh -->";
        String end = "<!-- end of " + figures + " -->";
        String text = Files.readString(page);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(page + " has not the lines \"" + begin + "\" and \"" + end + "\"");
        }
        String before = text.substring(0, from + begin.length());
        Files.writeString(page, before + "\n\n" + tables + "\n" + text.substring(to));
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
