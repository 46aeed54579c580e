package dev.reknit.samples.filestore;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that kills the server while clients write, starts it again, and looks whether anything is missing. */
@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Kills a server at random while clients write to it, and checks that nothing acknowledged is missing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Nothing was.",
            "1:Something was, or the server acknowledged nothing.",
            "2:An option is wrong."
        })
final class Torture implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--rounds", defaultValue = "10", description = "How often it is killed. Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--clients", defaultValue = "4", description = "How many write. Default: ${DEFAULT-VALUE}")
    private int clients;

    @Option(
            names = "--longest",
            defaultValue = "1500",
            description = "It lives up to so many milliseconds. Default: ${DEFAULT-VALUE}")
    private int longest;

    @Option(names = "--seed", description = "Chooses the changes and the moments. Default: another one each time")
    private @Nullable Long seed;

    @Option(names = "--folder", description = "Where the files are kept. Default: a new temporary folder")
    private @Nullable Path folder;

    @Option(names = "--json", description = "Print one line of JSON for each round.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check("--rounds", rounds, 100_000);
        check("--clients", clients, 100);
        check("--longest", longest, 600_000);
        long chosen = seed != null ? seed : ThreadLocalRandom.current().nextInt(1_000_000);
        Path where = folder != null ? folder : Files.createTempDirectory("file-store");
        print("%s", json ? "{\"seed\":" + chosen + "}" : "Files in " + where + ", seed " + chosen);
        return torture(where, chosen) ? 0 : 1;
    }

    private void check(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " is " + value + "; allowed: 1 to " + most);
        }
    }

    /** Whether something was acknowledged, and nothing of it is missing. */
    private boolean torture(Path where, long chosen) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        List<Client> writers = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            writers.add(new Client(http, i, chosen));
        }
        Random random = new Random(chosen);
        if (!json) {
            print(
                    "%n%5s  %10s  %12s  %10s  %10s  %7s",
                    "round", "lived", "acknowledged", "unanswered", "back after", "missing");
        }
        long missing = 0;
        ServerProcess server = ServerProcess.start(where);
        for (int round = 1; round <= rounds; round++) {
            int lives = 100 + random.nextInt(longest);
            long before = sum(writers, Client::writes);
            long unanswered = sum(writers, Client::unanswered);
            write(writers, server, lives);
            long start = System.nanoTime();
            server = ServerProcess.start(where);
            long back = (System.nanoTime() - start) / 1_000_000;
            int lost = 0;
            for (Client each : writers) {
                lost += each.missing(server.port());
            }
            missing += lost;
            report(
                    round,
                    lives,
                    sum(writers, Client::writes) - before,
                    sum(writers, Client::unanswered) - unanswered,
                    back,
                    lost);
        }
        server.kill();
        long acknowledged = sum(writers, Client::writes);
        if (!json) {
            print(
                    "%n%,d changes acknowledged, %s",
                    acknowledged, missing == 0 ? "none missing." : missing + " MISSING.");
        }
        return missing == 0 && acknowledged > 0;
    }

    private static void write(List<Client> writers, ServerProcess server, int lives) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Client each : writers) {
            Thread thread = new Thread(() -> each.writeUntilKilled(server.port()));
            thread.start();
            threads.add(thread);
        }
        Thread.sleep(lives);
        server.kill();
        for (Thread each : threads) {
            each.join();
        }
    }

    private static long sum(List<Client> writers, ToLongFunction<Client> what) {
        return writers.stream().mapToLong(what).sum();
    }

    private void report(int round, int lived, long acknowledged, long unanswered, long back, int missing) {
        if (json) {
            print(
                    "{\"round\":%d,\"livedMs\":%d,\"acknowledged\":%d,\"unanswered\":%d,\"backAfterMs\":%d,\"missing\":%d}",
                    round, lived, acknowledged, unanswered, back, missing);
        } else {
            print("%5d  %,7d ms  %,12d  %,10d  %,7d ms  %7d", round, lived, acknowledged, unanswered, back, missing);
        }
    }

    private void print(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
