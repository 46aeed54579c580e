package dev.reknit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.store.StoreException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say when they do nothing, and how they show texts that they were given. */
class RefusalsTest {
    @Test
    void withJson_errorsAreJson(@TempDir Path folder) {
        assertThat(Shelf.run("show", folder, "--json").err())
                .isEqualTo("{\"error\":\"The store has no object at all.\",\"code\":3}\n");
        assertThat(Shelf.run("list", "--json").err())
                .isEqualTo("{\"error\":\"Missing required parameter: 'FOLDER'\",\"code\":2}\n");
    }

    @Test
    void deniedAccess_asksForReadAccessOnlyUnlessTheCommandWrites() {
        AccessDeniedException denied = new AccessDeniedException("books");
        StoreException failed = new StoreException("Cannot open the store: give it read and write access.", denied);
        assertThat(Refusals.text(denied, false))
                .startsWith("Cannot read books: permission denied. Give user ")
                .endsWith(" read access to it.");
        assertThat(Refusals.text(failed, false)).doesNotContain("write");
        assertThat(Refusals.text(failed, true)).contains("write");
    }

    @Test
    void liveObjects_areNamedByNameAndKey() {
        String north = "com.acme.Inventory \"north\"";
        assertThat(CheckpointCommand.isMeant(north, "Inventory", "north")).isTrue();
        assertThat(CheckpointCommand.isMeant(north, "com.acme.Inventory", null)).isTrue();
        assertThat(CheckpointCommand.isMeant(north, north, null)).isTrue();
        assertThat(CheckpointCommand.isMeant(north, "Inventory", "south")).isFalse();
        assertThat(CheckpointCommand.isMeant(north, "ventory", null)).isFalse();
        assertThat(CheckpointCommand.isMeant("com.acme.Inventory", "Inventory", "north"))
                .isFalse();
    }

    @Test
    void texts_takeTheColumnsThatTheyHaveAndMoveNoCursor() {
        assertThat(Texts.columns("naïve")).isEqualTo(5);
        assertThat(Texts.columns("東京")).isEqualTo(4);
        assertThat(Texts.columns("e\u0301")).isEqualTo(1);
        assertThat(Texts.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(Texts.plain("a\u001b[2J")).isEqualTo("a\\u001b[2J");
        assertThat(Texts.quoted("\ud83c\udf75\ud83c")).isEqualTo("\"\ud83c\udf75\\ud83c\"");
        assertThat(Texts.argument("it's here")).isEqualTo("'it'\\''s here'");
    }
}
