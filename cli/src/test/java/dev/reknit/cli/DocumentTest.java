package dev.reknit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each command in {@code docs/cli.md} says what the document says. */
@Timeout(60)
class DocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "cli.md");
    private static final Pattern SESSION = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("\\$ reknit (.*)\\n((?:(?!\\$ ).*\\n)*)");

    @TempDir
    Path above;

    @Test
    void commands_sayWhatTheDocumentSays() throws Exception {
        Path folder = above.resolve("reknit-store");
        Shelf.fill(folder);
        SoftAssertions all = new SoftAssertions();
        int compared = 0;
        Matcher session = SESSION.matcher(Files.readString(DOCUMENT).replace("\r", ""));
        while (session.find()) {
            Matcher command = COMMAND.matcher(session.group(1));
            while (command.find()) {
                Shelf.Said said = Shelf.run((Object[]) command.group(1)
                        .replace("reknit-store", folder.toString())
                        .split(" "));
                all.assertThat((said.out() + said.err()).replace(folder.toString(), "reknit-store"))
                        .as(command.group(1))
                        .isEqualTo(command.group(2));
                compared++;
            }
        }
        all.assertAll();
        assertThat(compared).isGreaterThan(4);
    }
}
