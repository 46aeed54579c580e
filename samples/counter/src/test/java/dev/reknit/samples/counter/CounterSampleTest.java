package dev.reknit.samples.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CounterSampleTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void counterPassesItsLimit_nothingIsCounted() {
        Counter counter = new Counter(10);
        counter.add(8);

        assertThatThrownBy(() -> counter.add(5)).isInstanceOf(LimitException.class);

        assertThat(counter.value()).isEqualTo(8);
        counter.add(2);
        assertThat(counter.value()).isEqualTo(10);
    }

    @Test
    void lastTradeFails_noneWasMade() {
        OrderBook book = new OrderBook();
        book.offer(1, 100, 5);
        book.offer(2, 100, 5);
        book.offer(3, 100, 5);
        long before = book.digest();

        assertThatThrownBy(() -> book.execute(List.of(new Trade(2, 5), new Trade(1, 2), new Trade(2, 1))))
                .isInstanceOf(RejectedException.class)
                .hasMessage("there is no order 2");

        assertThat(book.size()).isEqualTo(3);
        assertThat(book.volume()).isZero();
        assertThat(book.digest()).isEqualTo(before);
    }

    @Test
    void allTradesFit_allAreMade() throws Exception {
        OrderBook book = new OrderBook();
        book.offer(1, 100, 5);
        book.offer(2, 101, 5);

        book.execute(List.of(new Trade(2, 5), new Trade(1, 2)));

        assertThat(book.size()).isEqualTo(1);
        assertThat(book.volume()).isEqualTo(7);
    }

    @Test
    void command_saysThatAllIsAsBefore() {
        assertThat(run("--orders", "10,2000", "--batch", "20")).isZero();
        assertThat(out.toString())
                .contains("Counter at 8, limit 10, add(5): the counter would pass its limit; it is at 8")
                .containsPattern("2,000 .* yes");
    }

    @Test
    void json_oneLineForEachBook() {
        assertThat(run("--orders", "10,20", "--json")).isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.matches(
                        "\\{\"orders\":\\d+,\"batch\":100,\"failingBatchMicros\":[\\d.]+,\"asBefore\":true}"));
    }

    @Test
    void optionOutOfRange_namedWithWhatIsAllowed() {
        assertThat(run("--orders", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--orders has 0; allowed: 1 to 10000000 each");
    }

    private int run(String... arguments) {
        CommandLine command = CounterSample.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
