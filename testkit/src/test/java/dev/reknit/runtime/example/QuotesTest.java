package dev.reknit.runtime.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.testkit.Chaos;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/programmatic.md} does what it says, and is what stands there. */
@ReknitTest
class QuotesTest {
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private final Quotes quotes = new Quotes(new Quotes.Server() {
        @Override
        public String fetch(String symbol) {
            return "1.00";
        }

        @Override
        public CompletionStage<String> fetchAsync(String symbol) {
            return CompletableFuture.completedFuture("1.00");
        }
    });

    @Test
    void serverFailsTwice_thirdAttemptAnswers(Chaos chaos, VirtualTime time) throws Exception {
        chaos.in(Quotes.class, "fetch").first(2).fail(IOException::new);
        assertThat(quotes.quote("ACME")).isEqualTo("1.00");
        assertThat(time.now()).isEqualTo(Duration.ofMillis(100 + 200));
    }

    @Test
    void serverFails_lambdaAnswers(Chaos chaos) throws Exception {
        chaos.in(Quotes.class).fail(() -> new IOException("down"));
        assertThat(quotes.quoteOrNone("ACME")).isEqualTo("none: down");
        assertThatThrownBy(() -> quotes.task("ACME").call()).hasMessage("down");
    }

    @Test
    void stage_isRetried(Chaos chaos, VirtualTime time) throws Exception {
        chaos.in(Quotes.class).first(1).fail(IOException::new);
        assertThat(time.await(quotes.quoteLater("ACME"))).isEqualTo("1.00");
    }

    @Test
    void documentedExample_isThisOne() throws IOException {
        String tested = plain(Path.of("src/test/java/dev/reknit/runtime/example/Quotes.java"));
        String document = Files.readString(Path.of("../docs/programmatic.md"));
        List<String> blocks =
                JAVA.matcher(document).results().map(QuotesTest::plain).toList();
        assertThat(blocks)
                .hasSizeGreaterThan(2)
                .allSatisfy(each -> assertThat(tested).contains(each));
    }

    private static String plain(Path file) throws IOException {
        return Files.readString(file).replaceAll("\\s+", "");
    }

    private static String plain(MatchResult block) {
        return block.group(1).replaceAll("\\s+", "");
    }
}
