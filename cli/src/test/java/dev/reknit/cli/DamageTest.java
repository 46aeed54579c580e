package dev.reknit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reknit.runtime.store.KeyRing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stores that are damaged, and such as cannot be read without a key. */
@Timeout(60)
class DamageTest {
    private static final String SEGMENT = "00000000000000000001.log";
    private static final String SNAPSHOT = "00000000000000000003.snapshot";
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path above;

    private Path folder;

    @BeforeEach
    void makeAFolder() {
        folder = above.resolve("store");
    }

    private void damage(String name, int at) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[at] ^= 1;
        Files.write(folder.resolve(name), bytes);
    }

    @Test
    void damage_isFoundToldAndRepaired() throws Exception {
        Shelf.fill(folder);
        damage(SNAPSHOT, 150);
        damage(SEGMENT, 128 + 30);
        String found = """
                log from position 1 to 0; 3 checkpoints whole
                DAMAGED  00000000000000000001.log, byte 128: record 1 is not valid, and record 2 at byte 184 says that it once was
                DAMAGED  00000000000000000003.snapshot, byte 128: record 1 is not valid
                The store is damaged. Restore a backup, or give up what is lost: reknit repair FOLDER
                """;
        Shelf.Said verify = Shelf.run("verify", folder);
        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.out()
                        .replace(folder.toString(), "FOLDER")
                        .replaceAll("at byte \\d+ says", "at byte 184 says"))
                .isEqualTo(found);
        JsonNode json = new ObjectMapper()
                .readTree(Shelf.run("repair", folder, "--json").out());
        assertThat(json.at("/before/damaged").asBoolean()).isTrue();
        assertThat(json.has("after")).as("repaired without being told to").isFalse();
        assertThat(Shelf.run("verify", folder).code()).isEqualTo(1);

        Shelf.Said repair = Shelf.run("repair", folder, "--yes");
        assertThat(repair.code()).isZero();
        assertThat(repair.out())
                .contains("set aside: 00000000000000000003.snapshot.damaged\n")
                .contains("set aside: 00000000000000000001.log.damaged\n")
                .contains("Repaired: the log ends at position 11, 3 checkpoints are whole.");
        assertThat(Shelf.run("verify", folder).code()).isZero();
        assertThat(Shelf.run("show", folder, "OrderBook", "main").out()).contains("volume = 126");
        assertThat(folder.resolve("00000000000000000003.snapshot.damaged")).exists();
    }

    @Test
    void objectOfWhichNothingIsLeft_beginsAnewWhenThatIsAnswered() throws Exception {
        Shelf.fill(folder);
        Files.delete(folder.resolve("00000000000000000004.snapshot"));
        assertThat(Shelf.run("verify", folder).code()).as("no file is damaged").isZero();
        Shelf.Said asked = Shelf.run("repair", folder, "--json");
        assertThat(asked.code()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(asked.out()).at("/lost/0").asText())
                .isEqualTo("com.acme.OrderBook \"spare\"");
        assertThat(Shelf.run("repair", folder, "--yes").code()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(Shelf.run("repair", folder, "--json").out())
                        .at("/lost"))
                .isEmpty();
    }

    @Test
    void encryptedStore_isReadWithItsKeysOnly() throws Exception {
        Path keys = Files.writeString(above.resolve("keys"), "2026-11 = " + KEY);
        Assumptions.assumeTrue(Files.getFileStore(keys).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        Shelf.fill(folder, Shelf.SETTINGS.withKeys(KeyRing.ofFile(keys)).withCompression(true));
        Shelf.Said without = Shelf.run("show", folder, "OrderBook", "main");
        assertThat(without.code()).isEqualTo(3);
        assertThat(without.err()).contains("it is encrypted with key '2026-11', and no keys were given");
        assertThat(Shelf.run("show", folder, "OrderBook", "main", "--key-file", keys)
                        .out())
                .contains("volume = 126");
        assertThat(Shelf.run("verify", folder).code()).isZero();
        assertThat(Shelf.run("verify", folder, "--key-file", keys).code()).isZero();
        Path other = Files.writeString(above.resolve("other"), "2026-11 = " + KEY.replace('C', 'D'));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        assertThat(Shelf.run("list", folder, "--key-file", other).err())
                .contains("it is encrypted with key '2026-11', and the key of that id in the key file " + other
                        + " is another.");
    }
}
