package dev.reknit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reknit.Durability;
import dev.reknit.runtime.journal.RecordType;
import dev.reknit.runtime.store.FolderStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code reknit log} shows besides what {@code docs/cli.md} has. */
@Timeout(60)
class LogTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        Shelf.fill(folder);
    }

    private List<Integer> positions(Object... options) throws Exception {
        Object[] arguments = new Object[options.length + 3];
        arguments[0] = "log";
        arguments[1] = folder;
        arguments[2] = "--json";
        System.arraycopy(options, 0, arguments, 3, options.length);
        Shelf.Said said = Shelf.run(arguments);
        assertThat(said.err()).isEmpty();
        ObjectMapper mapper = new ObjectMapper();
        return said.out()
                .lines()
                .map(each -> {
                    try {
                        return mapper.readTree(each).get("position").asInt();
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toList();
    }

    /** As the runtime does when a call throws, and when the program is killed after it. */
    private void append(RecordMaker... records) {
        try (FolderStore store = FolderStore.open(folder, Shelf.SETTINGS)) {
            for (RecordMaker each : records) {
                long unused = store.append(each.type, each.numbers, Durability.SYNC);
            }
        }
    }

    private record RecordMaker(int type, dev.reknit.runtime.store.RecordWriter numbers) {}

    @Test
    void rangesByPositionAndTime_areInclusive() throws Exception {
        assertThat(positions()).containsExactly(1, 3, 4, 7, 8, 11, 12);
        assertThat(positions("--from", "4", "--to", "8")).containsExactly(4, 7, 8);
        assertThat(positions("--last", "2")).containsExactly(11, 12);
        assertThat(positions("--to", "11", "--last", "1")).containsExactly(11);
        assertThat(positions("--from", "2100-01-01T00:00:00Z")).isEmpty();
        assertThat(positions("--to", "2100-01-01T00:00:00Z")).hasSize(7);
        assertThat(positions("OrderBook", "spare")).containsExactly(1, 12);
        assertThat(Shelf.run("log", folder, "--last", "0").code()).isEqualTo(2);
        assertThat(Shelf.run("log", folder, "Bookshelf").err()).contains("There is no object Bookshelf");
    }

    @Test
    void callsThatDidNotHappenAndRunsThatFailed_areMarked() {
        append(
                new RecordMaker(RecordType.ABORT, to -> to.putLong(2).putLong(11)),
                new RecordMaker(
                        RecordType.RUN, to -> to.put((byte) 1).putLong(0).putLong(5)),
                new RecordMaker(
                        RecordType.RUN, to -> to.put((byte) 1).putLong(1).putLong(7_200_000)));
        String out = Shelf.run("log", folder).out();
        assertThat(out)
                .contains("11  2026-11-21T21:00:00.000Z  com.acme.OrderBook \"main\" place(number = 14, item = \"tea\","
                        + " amount = 1)  did not happen: mark at 14\n")
                .contains(
                        "\n14                            com.acme.OrderBook \"main\": the call at 11 did not happen\n")
                .contains("\n15                            a run began\n")
                .contains("\n16                            a run began, after one that did not end in good order\n");
        assertThat(Shelf.run("log", folder, "--json").out())
                .contains("\"happened\":false")
                .contains("\"call\":11");
        assertThat(Shelf.run("show", folder, "OrderBook", "main", "--checkpoint", "3")
                        .out())
                .doesNotContain("after this checkpoint");
    }

    @Test
    void callsOfAnObjectThatNothingDeclares_areShownAsSuch() {
        append(new RecordMaker(
                RecordType.CALL,
                to -> to.putLong(99).putInt(0).putLong(0).putLong(0).putLong(0).putLong(0)));
        assertThat(Shelf.run("log", folder, "--last", "1").out())
                .contains(
                        "an object that is not known any more a call (what declares it is in a part of the log that is"
                                + " not there any more)");
    }

    @Test
    void show_tellsOfCallsThatAreNotInTheCheckpoint() {
        assertThat(Shelf.run("show", folder, "OrderBook", "main", "--checkpoint", "3")
                        .out())
                .endsWith("1 call after this checkpoint is in the log: reknit log " + folder
                        + " com.acme.OrderBook main --from 9\n");
        assertThat(Shelf.run("show", folder, "OrderBook", "main").out()).doesNotContain("after this checkpoint");
    }
}
