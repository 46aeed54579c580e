package dev.reknit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reknit.runtime.store.DiskFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is not shown in {@code docs/cli.md}, which {@link DocumentTest} compares. */
@Timeout(60)
class CommandsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        Shelf.fill(folder);
    }

    private static JsonNode json(Shelf.Said said) throws Exception {
        assertThat(said.err()).isEmpty();
        return new ObjectMapper().readTree(said.out());
    }

    @Test
    void json_hasWhatTheTablesHave() throws Exception {
        JsonNode list = json(Shelf.run("list", folder, "--json"));
        assertThat(list.at("/objects/0/name").asText()).isEqualTo("com.acme.OrderBook");
        assertThat(list.at("/objects/0/checkpoints").size()).isEqualTo(3);
        assertThat(list.at("/objects/0/journal/calls").asInt()).isEqualTo(5);
        JsonNode show = json(Shelf.run("show", folder, "OrderBook", "main", "--json"));
        assertThat(show.at("/state/orders/7/item").asText()).isEqualTo("tea");
        assertThat(show.at("/state/orders/7/amount").asLong()).isEqualTo(100);
        assertThat(show.at("/checkpoint/number").asInt()).isEqualTo(6);
        JsonNode diff = json(Shelf.run("diff", folder, "OrderBook", "main", "--json"));
        assertThat(diff.at("/changed/volume/1").asText()).isEqualTo("126");
        JsonNode verify = json(Shelf.run("verify", folder, "--json"));
        assertThat(verify.at("/damaged").asBoolean()).isFalse();
        assertThat(verify.at("/checkpoints").size()).isEqualTo(4);
    }

    @Test
    void whatIsReferredToTwice_isShownOnceAndNamedElsewhere() throws Exception {
        assertThat(Shelf.run("show", folder, "OrderBook", "spare").out()).isEqualTo("""
                        com.acme.OrderBook "spare", checkpoint 4 of 2026-11-21T21:00:00.000Z, position 9
                        com.acme.OrderBook #1
                        ├─ market = "spare"
                        ├─ orders = HashMap (0) #2
                        ├─ latest = ArrayList (0)
                        ├─ notes = ArrayList (4) #3
                        │  ├─ [0] = → #2
                        │  ├─ [1] = → #3
                        │  ├─ [2] = → #1
                        │  └─ [3] = java.lang.StringBuilder
                        │     └─ text = "one \\"two\\" three"
                        └─ volume = 0
                        """);
        JsonNode state =
                json(Shelf.run("show", folder, "OrderBook", "spare", "--json")).get("state");
        JsonNode notes = state.at("/notes/@elements");
        assertThat(notes.get(0).get("@ref")).isEqualTo(state.at("/orders/@id"));
        assertThat(notes.get(1).get("@ref")).isEqualTo(state.at("/notes/@id"));
        assertThat(notes.get(2).get("@ref")).isEqualTo(state.at("/@id"));
        assertThat(Shelf.run("diff", folder, "OrderBook", "spare", "--from", "4")
                        .code())
                .isZero();
    }

    @Test
    void commandsThatChangeNothing_changeNothingAndNeedNoLock() throws Exception {
        try (var lock = DiskFolder.open(folder)) {
            assertThat(lock.list()).isNotEmpty();
            Map<Path, Long> before = contents();
            for (String each : List.of("list", "show", "diff", "verify", "export")) {
                Shelf.Said said = each.equals("list") || each.equals("verify") || each.equals("export")
                        ? Shelf.run(each, folder)
                        : Shelf.run(each, folder, "OrderBook", "main");
                assertThat(said.code()).as(each).isLessThan(2);
            }
            assertThat(contents()).isEqualTo(before);
            Shelf.Said repair = Shelf.run("repair", folder, "--yes");
            assertThat(repair.code()).isEqualTo(3);
            assertThat(repair.err()).contains("is open already, by this process");
        }
    }

    private Map<Path, Long> contents() throws Exception {
        Map<Path, Long> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                CRC32C crc = new CRC32C();
                crc.update(Files.readAllBytes(each));
                contents.put(each, crc.getValue());
            }
        }
        return contents;
    }

    @Test
    void objectsAndCheckpointsThatAreNotThere_areNamedWithThoseThatAre() {
        assertThat(Shelf.run("show", folder, "Bookshelf").err())
                .isEqualTo("reknit: There is no object Bookshelf in this store. There are: com.acme.OrderBook \"main\","
                        + " com.acme.OrderBook \"spare\".\n");
        assertThat(Shelf.run("export", folder, "OrderBook", "north").err())
                .startsWith("reknit: There is no object OrderBook \"north\" in this store. There are: ");
        assertThat(Shelf.run("show", folder, "spare").err())
                .isEqualTo("reknit: There is no object spare in this store. spare is a key: reknit show " + folder
                        + " com.acme.OrderBook spare.\n");
        assertThat(Shelf.run("show", folder).err()).startsWith("reknit: Which object? There are: ");
        assertThat(Shelf.run("show", folder, "OrderBook", "main", "--checkpoint", "2")
                        .err())
                .isEqualTo("reknit: com.acme.OrderBook \"main\" has no checkpoint 2; it has: 1, 3, 6.\n");
        assertThat(Shelf.run("show", folder, "OrderBook", "main", "--at", "3").err())
                .isEqualTo(
                        "reknit: com.acme.OrderBook \"main\" has no checkpoint at or before position 3; the first is of"
                                + " 2026-11-21T21:00:00.000Z, at position 5.\n");
        assertThat(Shelf.run("diff", folder, "OrderBook", "spare").err())
                .isEqualTo("reknit: com.acme.OrderBook \"spare\" has no checkpoint before 4 to compare it with.\n");
        assertThat(Shelf.run("show", folder, "OrderBook", "main", "--at", "yesterday"))
                .satisfies(said -> assertThat(said.code()).isEqualTo(2))
                .satisfies(said -> assertThat(said.err())
                        .contains("'yesterday' is neither a position nor a time such as 2026-11-21T21:00:00.000Z"));
        assertThat(Shelf.run("list", folder.resolve("none")))
                .isEqualTo(new Shelf.Said(3, "", "reknit: There is no folder " + folder.resolve("none") + ".\n"));
    }

    @Test
    void state_isShownAsOfATimeOrAPosition() {
        assertThat(Shelf.run("show", folder, "OrderBook", "main", "--at", "7").out())
                .contains("checkpoint 1 of");
        assertThat(Shelf.run("show", folder, "OrderBook", "main", "--at", "8").out())
                .contains("checkpoint 3 of");
        assertThat(Shelf.run("show", folder, "OrderBook", "main", "--at", "2100-01-01T00:00:00Z")
                        .out())
                .contains("checkpoint 6 of");
        assertThat(Shelf.run("export", folder, "--at", "6").out().lines()).hasSize(1);
        assertThat(Shelf.run("export", folder, "OrderBook").out().lines()).hasSize(2);
    }

    @Test
    void emptyStore_saysSo(@TempDir Path empty) {
        assertThat(Shelf.run("list", empty)).isEqualTo(new Shelf.Said(0, "There is no object in this store.\n", ""));
        assertThat(Shelf.run("verify", empty).out()).isEqualTo("no log; 0 checkpoints whole\nNothing is wrong.\n");
        assertThat(Shelf.run("show", empty).err()).isEqualTo("reknit: The store has no object at all.\n");
        assertThat(Shelf.run("log", empty).out()).isEqualTo("There is nothing of this in the log.\n");
    }

    @Test
    void wrongUse_showsTheUsageAndEndsWithTwo() {
        assertThat(Shelf.run("frobnicate"))
                .isEqualTo(new Shelf.Said(
                        2,
                        "",
                        "reknit: There is no command frobnicate. There are: list, show, log, diff, verify, repair, export,"
                                + " status, checkpoint, generate-completion.\nMore: reknit --help\n"));
        assertThat(Shelf.run().err()).contains("Usage: reknit");
        assertThat(Shelf.run("list").err())
                .startsWith("reknit: Missing required parameter: 'FOLDER'\nUsage: reknit list");
        assertThat(Shelf.run("--version").out()).isEqualTo("reknit (unpacked)\n");
        assertThat(Shelf.run("generate-completion").out()).contains("complete -F _complete_reknit -o default reknit");
    }
}
