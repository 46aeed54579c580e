package dev.reknit.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;

/** The JDKs to run programs with: this one, and the newest of those that are installed beside it. */
final class Jdks {
    private Jdks() {}

    /** The homes; {@code -Dreknit.newest.jdk=PATH} names the second. */
    static Stream<Path> homes() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        String named = System.getProperty("reknit.newest.jdk", "");
        if (!named.isEmpty()) {
            return Stream.of(own, Path.of(named));
        }
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return beside
                    .filter(each -> feature(each) > Runtime.version().feature())
                    .max(Comparator.comparingInt(Jdks::feature))
                    .map(newest -> Stream.of(own, newest))
                    .orElseGet(() -> Stream.of(own))
                    .toList()
                    .stream();
        }
    }

    private static int feature(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) {
            return 0;
        }
        try (var in = Files.newBufferedReader(release)) {
            Properties properties = new Properties();
            properties.load(in);
            String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
            return Runtime.Version.parse(version).feature();
        } catch (IOException | IllegalArgumentException unreadable) {
            return 0;
        }
    }
}
