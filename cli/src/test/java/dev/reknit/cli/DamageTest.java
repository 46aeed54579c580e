package dev.reknit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reknit.Durability;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.FolderStoreSettings;
import dev.reknit.runtime.store.KeyRing;
import dev.reknit.runtime.store.LogSettings;
import dev.reknit.runtime.store.Stores;
import dev.reknit.runtime.time.SystemTime;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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
    void list_tellsThatTheLogIsDamaged() throws Exception {
        Shelf.fill(folder);
        damage(SEGMENT, 128 + 60);
        Shelf.Said list = Shelf.run("list", folder);
        assertThat(list.code()).isEqualTo(1);
        assertThat(list.out())
                .endsWith("The log is damaged behind position 1, and not shown from there on. See: reknit verify "
                        + folder + "\n");
        assertThat(Shelf.run("log", folder).code()).isEqualTo(1);
        assertThat(Shelf.run("list", folder, "--json").out()).contains("\"damage\":\"The log is damaged behind");
    }

    @Test
    void logThatWasDeleted_isDamageAndBeginsAnewBehindTheCheckpoints() throws Exception {
        Shelf.fill(folder);
        Files.delete(folder.resolve(SEGMENT));
        Shelf.Said verify = Shelf.run("verify", folder);
        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.out())
                .contains("there is no log at all, and a checkpoint is of position 11: what was called after that");
        Shelf.Said repair = Shelf.run("repair", folder, "--yes");
        assertThat(repair.code()).isZero();
        assertThat(repair.out()).contains("- the log begins anew at position 12");
        assertThat(Shelf.run("verify", folder).code()).isZero();
    }

    @Test
    void logThatWasReplacedByAnOlderOne_isDamage() throws Exception {
        Shelf.fill(folder);
        Path older = above.resolve("older");
        try (FolderStore store = FolderStore.open(older, Shelf.SETTINGS)) {
            long unused = store.append(1, to -> to.putLong(0), Durability.SYNC);
        }
        Files.copy(older.resolve(SEGMENT), folder.resolve(SEGMENT), StandardCopyOption.REPLACE_EXISTING);
        Shelf.Said verify = Shelf.run("verify", folder);
        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.out()).contains("the log ends at position 2, and a checkpoint is of position 11");
    }

    @Test
    void logWithoutItsBeginning_isDamageThatARepairCannotMend() throws Exception {
        fillSegments();
        Files.delete(folder.resolve(SEGMENT));
        Shelf.Said verify = Shelf.run("verify", folder);
        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.out()).contains("the log begins here, and no whole checkpoint tells what was called before");
        Shelf.Said repair = Shelf.run("repair", folder, "--yes");
        assertThat(repair.code()).isEqualTo(1);
        assertThat(repair.out()).contains("Not all could be repaired");
    }

    @Test
    void repair_tellsWhatObjectsLoseBehindTheDamage() throws Exception {
        fillSegments();
        damage(SEGMENT, offsets(Files.readAllBytes(folder.resolve(SEGMENT))).get(9) + 30);
        assertThat(Shelf.run("repair", folder, "--json").out())
                .containsPattern(
                        "OrderBook \\\\\"main\\\\\" loses \\d+ calls, from \\d+ to 42; it goes on from its first call");
        assertThat(Shelf.run("repair", folder, "--yes").out())
                .contains("- the log goes from position 1 to 9, and what else stood in it is lost\n")
                .contains("- calls in the damaged part behind position 9 cannot be read;");
        assertThat(Shelf.run("verify", folder).code()).isZero();
    }

    /** Calls 3 to 42 in several segments, without a checkpoint, as they are after a crash. */
    private void fillSegments() throws Exception {
        Path live = above.resolve("live");
        Environment environment = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);
        try (Environment.Binding ignored = environment.bind()) {
            LogSettings small = LogSettings.DEFAULTS.withSegmentBytes(2 << 10);
            Stores.of(environment).bind("default", FolderStore.open(live, FolderStoreSettings.DEFAULTS.withLog(small)));
            OrderBook main = new OrderBook("main");
            for (int i = 0; i < 40; i++) {
                main.place(i, "tea", 1);
            }
            Files.createDirectory(folder);
            try (var segments = Files.newDirectoryStream(live, "*.log")) {
                for (Path each : segments) {
                    Files.copy(each, folder.resolve(each.getFileName()));
                }
            }
        } finally {
            Stores.of(environment).close();
        }
    }

    @Test
    void repair_saysWhatItDoesToTheLog() throws Exception {
        Shelf.fill(folder);
        try (var snapshots = Files.newDirectoryStream(folder, "*.snapshot")) {
            for (Path each : snapshots) {
                Files.delete(each);
            }
        }
        List<Integer> records = offsets(Files.readAllBytes(folder.resolve(SEGMENT)));
        damage(SEGMENT, records.get(7) + 30);
        String out = Shelf.run("repair", folder, "--yes").out();
        assertThat(out)
                .contains("- the log goes from position 1 to 7, and what else stood in it is lost\n")
                .contains("- 00000000000000000001.log is given up; a copy stays as 00000000000000000001.log.damaged\n");
        assertThat(Shelf.run("log", folder).out()).contains("item = \"salt\"").doesNotContain("number = 14");
    }

    /** Where the records of a segment begin. */
    private static List<Integer> offsets(byte[] segment) {
        ByteBuffer bytes = ByteBuffer.wrap(segment);
        List<Integer> offsets = new ArrayList<>();
        for (int at = 128; bytes.getInt(at) != 0; at += (24 + bytes.getInt(at + 4) + 7) & ~7) {
            offsets.add(at);
        }
        return offsets;
    }

    @Test
    void encryptedStore_isReadWithItsKeysOnly() throws Exception {
        Path keys = Files.writeString(above.resolve("keys"), "2026-11 = " + KEY);
        Assumptions.assumeTrue(Files.getFileStore(keys).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        Shelf.fill(folder, Shelf.SETTINGS.withKeys(KeyRing.ofFile(keys)).withCompression(true));
        Shelf.Said without = Shelf.run("show", folder, "OrderBook", "main");
        assertThat(without.code()).isEqualTo(3);
        assertThat(without.err())
                .contains("The store is encrypted with key '2026-11', and no keys were given")
                .endsWith("--key-file FILE or --key-variable NAME.\n");
        assertThat(Shelf.run("log", folder, "--key-file", keys).out()).contains("place(number = 7, item = \"tea\"");
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
