package dev.reknit.runtime.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** {@link PropertiesFile} against {@link Properties}, which tells no lines. */
class PropertiesFileTest {
    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(
                        "a", "b", "é", "/", " ", "\t", "\f", "=", ":", "#", "!", "\\", "\n", "\r", "\r\n", "\\u0041")
                .list()
                .ofMaxSize(40)
                .map(each -> String.join("", each));
    }

    @Property
    void parse_readsWhatPropertiesRead(@ForAll("files") String text) throws IOException {
        Properties twin = new Properties();
        boolean malformed = false;
        try {
            twin.load(new StringReader(text));
        } catch (IllegalArgumentException escape) {
            malformed = true;
        }
        if (malformed) {
            assertThatThrownBy(() -> parse(text)).isInstanceOf(IOException.class);
        } else {
            Map<String, String> read = new HashMap<>();
            parse(text).forEach(each -> read.put(each.key(), each.value()));
            // An empty key means nothing, and when a file ends with a backslash there is one by accident.
            read.remove("");
            twin.remove("");
            assertThat(read).isEqualTo(twin);
        }
    }

    @Test
    void keys_haveTheLineTheyBeginIn() throws IOException {
        assertThat(parse("# comment\n\nRetry/delay = 1\r\nTimeout/value: \\\n  250ms\nRetry/on=x"))
                .containsExactly(
                        new Setting("Retry/delay", "1", "reknit.properties:3"),
                        new Setting("Timeout/value", "250ms", "reknit.properties:4"),
                        new Setting("Retry/on", "x", "reknit.properties:6"));
    }

    @Test
    void byteOrderMark_isSkipped() throws IOException {
        assertThat(parse("\uFEFFRetry/delay=1")).extracting(Setting::key).containsExactly("Retry/delay");
    }

    @Test
    void malformedEscape_isRefusedWithItsLine() {
        assertThatThrownBy(() -> parse("a=1\nb=\\u12x"))
                .isInstanceOf(IOException.class)
                .hasMessage("line 2: malformed escape \\u12x; allowed: four hexadecimal digits after \\u");
    }

    @Test
    void otherEncoding_isRefused() {
        assertThatThrownBy(() -> PropertiesFile.parse("reknit.properties", new byte[] {'a', '=', (byte) 0xE9}))
                .isInstanceOf(IOException.class)
                .hasMessage("not UTF-8; write it in that, or non-ASCII characters as \\u and four digits");
    }

    private static List<Setting> parse(String text) throws IOException {
        return PropertiesFile.parse("reknit.properties", text.getBytes(UTF_8));
    }
}
