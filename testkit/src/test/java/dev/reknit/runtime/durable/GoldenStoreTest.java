package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.event.RecoveryEvent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores that earlier versions have written, each with the states that its objects had. */
class GoldenStoreTest {
    @TempDir
    Path temporary;

    static List<Path> golden() throws IOException, URISyntaxException {
        Path all = Path.of(Objects.requireNonNull(GoldenStoreTest.class.getResource("/golden"))
                .toURI());
        try (Stream<Path> versions = Files.list(all)) {
            return versions.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void storeOfAnEarlierVersion_isRecovered(Path written) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("store"));
        try (Stream<Path> files = Files.list(written)) {
            for (Path each : files.toList()) {
                Path unused = Files.copy(each, folder.resolve(each.getFileName().toString()));
            }
        }
        List<String> states = Files.readAllLines(written.resolve(GoldenStore.EXPECTED));
        try (World world = new World(GoldenStore.open(folder))) {
            assertThat(new Stock("golden")).hasToString(states.get(0));
            assertThat(new Stock("other")).hasToString(states.get(1));
            assertThat(world.events(RecoveryEvent.Diverged.class)).isEmpty();
            assertThat(world.events(RecoveryEvent.Done.class))
                    .extracting(RecoveryEvent.Done::entries)
                    .containsExactly(2L, 1L);
        }
    }
}
