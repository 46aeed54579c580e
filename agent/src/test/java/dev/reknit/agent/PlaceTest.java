package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Flaky;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {
    private static final String NAME = "com/acme/Flaky";

    @TempDir
    private Path folder;

    private static byte[] expected() throws Exception {
        try (var in = Flaky.class.getResourceAsStream("Flaky.class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void jarWithASpaceInItsName_isRead() throws Exception {
        Place place = Place.at(
                Jars.pack(folder.resolve("some jar.jar"), Flaky.class).toUri().toURL());
        assertThat(place.read(NAME)).isEqualTo(expected());
        assertThat(place.read("com/acme/Other")).isNull();
    }

    @Test
    void folder_isRead() throws Exception {
        Files.createDirectories(folder.resolve("com/acme"));
        Files.write(folder.resolve(NAME + ".class"), expected());
        Place place = Place.at(folder.toUri().toURL());
        assertThat(place.read(NAME)).isEqualTo(expected());
        assertThat(place.read("com/acme/Other")).isNull();
        assertThat(place.read("com")).isNull();
    }

    @Test
    void jarInAJarOrMissingOrDamaged_hasNothing() throws Exception {
        URL nested =
                URI.create("jar:file:/application.jar!/BOOT-INF/lib/x.jar!/").toURL();
        assertThat(Place.at(nested).read(NAME)).isNull();
        assertThat(Place.at(folder.resolve("missing.jar").toUri().toURL()).read(NAME))
                .isNull();
        Path damaged = Files.writeString(folder.resolve("damaged.jar"), "no jar");
        assertThat(Place.at(damaged.toUri().toURL()).read(NAME)).isNull();
    }
}
