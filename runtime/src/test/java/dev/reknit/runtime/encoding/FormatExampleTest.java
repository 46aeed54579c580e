package dev.reknit.runtime.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of a graph in {@code docs/format.md} is what the code writes. */
class FormatExampleTest {
    private static final class Order implements Saveable {
        static final String reknit$state = """
                acme.Order
                =id J
                ~lines Ljava/util/List;""";

        private final List<Object> lines = new ArrayList<>();

        @Override
        public void reknit$saveFinal(StateWriter to) {
            to.putLong(5);
        }

        @Override
        public void reknit$save(StateWriter to) {
            to.putReference(lines);
        }

        @Override
        public void reknit$load(StateReader from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reknit$refill(StateReader from) {
            throw new UnsupportedOperationException();
        }

        Order() {}

        Order(StateReader from) {
            this();
        }
    }

    private final StringBuilder text = new StringBuilder();
    private byte[] record = {};
    private int at;

    private void begin(byte[] bytes) {
        record = bytes;
        at = 0;
    }

    private void explain(int count, String meaning) {
        String hex = HexFormat.ofDelimiter(" ").formatHex(record, at, at + count);
        at += count;
        text.append(hex)
                .append(" ".repeat(Math.max(2, 62 - hex.length())))
                .append(meaning)
                .append('\n');
    }

    @Test
    void example_isWhatTheCodeWrites() throws IOException {
        Order order = new Order();
        order.lines.add("\u00e9");
        order.lines.add(order);
        Saved saved = Saved.all(new ObjectTable(), order);
        assertThat(saved.types).containsExactly(RecordSink.CLASSES, RecordSink.OBJECTS);
        begin(saved.records.get(0));
        explain(1, "the first class here is 2");
        explain(4, "an object, no contents, no version, no constants");
        explain(13, "one level: \"acme.Order\"");
        explain(1, "two fields");
        explain(8, "final \"id\", \"J\"");
        explain(8, "not final \"lines\"");
        explain(18, "\"Ljava/util/List;\"");
        explain(4, "class 3: built-in, references, no version, no constants");
        explain(1, "one level");
        explain(21, "\"java.util.ArrayList\"");
        explain(1, "one field");
        explain(10, "final \"size\", \"I\"");
        assertThat(at).isEqualTo(record.length);
        begin(saved.records.get(1));
        explain(3, "object 1 is of class 2; 3 bytes follow");
        explain(1, "id: 5");
        explain(2, "lines: object 2");
        explain(3, "object 2 is of class 3; 6 bytes follow");
        explain(1, "size: 2");
        explain(3, "a text: \"é\"");
        explain(2, "object 1");
        assertThat(at).isEqualTo(record.length);
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docs/format.md"))) {
            folder = folder.getParent();
        }
        assertThat(folder).isNotNull();
        assertThat(Files.readString(folder.resolve("docs/format.md")).replace("\r", ""))
                .as(text.toString())
                .contains("```\n" + text + "```");
    }
}
