package dev.reknit.samples.counter;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: lets a counter and batches of trades fail, and checks that all is as it was. */
@Command(
        name = "counter",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lets a counter pass its limit and batches of trades fail, and checks that the state is as it was.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It was.",
            "1:It was not, for instance because the classes are not woven.",
            "2:An option is wrong."
        })
public final class CounterSample implements Callable<Integer> {
    private static final int FAILING_BATCHES = 25;
    private static final int AMOUNT = 10;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--orders",
            split = ",",
            defaultValue = "1000,10000,100000,1000000",
            description = "Sizes of order books, up to 10000000. Default: ${DEFAULT-VALUE}")
    private List<Integer> orders;

    @Option(
            names = "--batch",
            defaultValue = "100",
            description = "Trades in a batch, the last of which fails. Default: ${DEFAULT-VALUE}")
    private int batch;

    @Option(names = "--seed", defaultValue = "2026", description = "Chooses the trades. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--json", description = "Print one line of JSON for each book.")
    private boolean json;

    private boolean asItWas = true;

    /** Runs the command and ends the program. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command, with output streams that a caller may replace. */
    public static CommandLine commandLine() {
        return new CommandLine(new CounterSample());
    }

    @Override
    public Integer call() {
        check(batch >= 1 && batch <= 10_000, "--batch is " + batch + "; allowed: 1 to 10000");
        for (int size : orders) {
            check(size >= 1 && size <= 10_000_000, "--orders has " + size + "; allowed: 1 to 10000000 each");
        }
        counter();
        if (!json) {
            print("%n%12s  %14s  %14s  %s", "orders", "failing batch", "per trade", "as before");
        }
        for (int size : orders) {
            book(size);
        }
        return asItWas ? 0 : 1;
    }

    private void check(boolean allowed, String message) {
        if (!allowed) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private void counter() {
        Counter counter = new Counter(10);
        counter.add(8);
        try {
            counter.add(5);
        } catch (LimitException expected) {
            if (!json) {
                print("Counter at 8, limit 10, add(5): the counter would pass its limit; it is at %d", counter.value());
            }
        }
        asItWas &= counter.value() == 8;
    }

    private void book(int size) {
        OrderBook book = new OrderBook();
        for (int i = 0; i < size; i++) {
            book.offer(i, 1_000 + i % 5_000, AMOUNT);
        }
        long before = book.digest();
        Random random = new Random(seed);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < FAILING_BATCHES; i++) {
            List<Trade> trades = failing(random, size);
            long start = System.nanoTime();
            try {
                book.execute(trades);
                asItWas = false;
            } catch (RejectedException expected) {
                best = Math.min(best, System.nanoTime() - start);
            }
        }
        boolean same = book.digest() == before;
        asItWas &= same;
        report(size, best, same);
    }

    /** A batch in which the last trade is for an order that is not there. */
    private List<Trade> failing(Random random, int size) {
        List<Trade> trades = new ArrayList<>(batch);
        for (int i = 1; i < batch; i++) {
            trades.add(new Trade(random.nextInt(size), 1));
        }
        trades.add(new Trade(-1, 1));
        return trades;
    }

    private void report(int size, long nanos, boolean same) {
        if (json) {
            print(
                    "{\"orders\":%d,\"batch\":%d,\"failingBatchMicros\":%.1f,\"asBefore\":%b}",
                    size, batch, nanos / 1e3, same);
        } else {
            print("%,12d  %11.1f µs  %11.0f ns  %s", size, nanos / 1e3, (double) nanos / batch, same ? "yes" : "NO");
        }
    }

    private void print(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
