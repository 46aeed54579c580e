package dev.reknit.soak;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Listener;
import dev.reknit.soak.Account.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs all {@linkplain Trial trials} at full speed from several threads while {@linkplain Unrest their configuration
 * changes}; stops from time to time to look at the heap, and at the end at {@linkplain Leftovers what is left} and
 * whether {@linkplain Books the numbers agree}. Once in a process: it counts in what it does not make anew.
 */
public final class Soak {
    /** From this duration on the heap is asked to be flat; before, the program is still warming up. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final long ALLOWED_GROWTH = 1 << 20;
    private static final int SAMPLES = 10;
    private static final int CALLERS = 4;
    private static final int BATCH = 100;

    private final Environment environment = Environment.system();
    private final Guarded guarded = new Guarded();
    private final Going going = new Going();
    private final Heap heap = new Heap();
    private final List<String> wrong = new ArrayList<>();
    private final Duration duration;
    private final SplittableRandom random;
    private volatile boolean over;

    private Soak(Duration duration, long seed) {
        this.duration = duration;
        this.random = new SplittableRandom(seed);
    }

    /** Takes a duration in seconds, 600 if there is none, and a seed; ends with 1 if anything is wrong. */
    public static void main(String[] arguments) throws InterruptedException {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 600;
        long seed = arguments.length > 1
                ? Long.parseLong(arguments[1])
                : ThreadLocalRandom.current().nextLong();
        if (!run(Duration.ofSeconds(seconds), seed).isEmpty()) {
            System.exit(1);
        }
    }

    /** Runs, prints a table, and gives what is wrong, one line each. */
    public static List<String> run(Duration duration, long seed) throws InterruptedException {
        System.out.println("seed " + seed);
        // Else the look at the file would be a timer that is always pending.
        System.setProperty("reknit/config/poll", "0");
        Soak soak = new Soak(duration, seed);
        soak.run();
        return soak.wrong;
    }

    private void run() throws InterruptedException {
        Counting counting = new Counting();
        environment.add(counting);
        Unrest unrest = new Unrest(environment, random.split());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            threads.add(start("soak-caller-" + i, caller(random.split())));
        }
        threads.add(start("soak-unrest", () -> change(unrest)));
        for (int i = 0; i < SAMPLES; i++) {
            LockSupport.parkNanos(duration.toNanos() / SAMPLES);
            sample();
        }
        over = true;
        for (Thread each : threads) {
            each.join();
        }
        unrest.end();
        check();
        environment.remove(counting);
        print(unrest);
    }

    private Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setUncaughtExceptionHandler((any, failure) -> {
            failure.printStackTrace();
            failed(name + " ended with " + failure);
        });
        thread.start();
        return thread;
    }

    private synchronized void failed(String what) {
        wrong.add(what);
    }

    private Runnable caller(SplittableRandom random) {
        Trial[] trials = Trial.values();
        return () -> {
            while (!over) {
                going.with(() -> {
                    // Calls of one method follow each other, so that each is run at full speed.
                    Trial trial = trials[random.nextInt(trials.length)];
                    for (int i = 0; i < BATCH; i++) {
                        trial.call(guarded, random.nextLong(), random.nextInt(20) == 0, going);
                    }
                });
            }
        };
    }

    private void change(Unrest unrest) {
        while (!over) {
            going.with(unrest::change);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void sample() throws InterruptedException {
        int lost = going.without(() -> {
            List<String> left = new Leftovers(environment).find();
            left.forEach(each -> failed("left over: " + each));
            heap.sample();
        });
        if (lost > 0) {
            failed(lost + " stages did not complete");
        }
    }

    private void check() throws InterruptedException {
        sample();
        new Books(environment).audit().forEach(this::failed);
        if (duration.compareTo(LONG) >= 0 && heap.growth() > ALLOWED_GROWTH) {
            failed("the heap grew by " + heap.growth() + " bytes: " + heap);
        }
    }

    private void print(Unrest unrest) {
        StringBuilder table = new StringBuilder();
        table.append(String.format("%-18s %12s %12s %9s", "method", "calls", "attempts", "retries"));
        for (Outcome each : Outcome.values()) {
            table.append(String.format(" %9s", each.name().toLowerCase(Locale.ROOT)));
        }
        long calls = 0;
        for (Trial each : Trial.values()) {
            Account account = each.account();
            calls += account.calls();
            table.append(String.format(
                    "%n%-18s %12d %12d %9d", each.method(), account.calls(), account.begun(), account.retries()));
            for (Outcome outcome : Outcome.values()) {
                table.append(String.format(" %9d", account.of(outcome)));
            }
        }
        System.out.println(table);
        System.out.printf(
                "%d calls and %d changes in %d s; heap after full collections: %s%n",
                calls, unrest.changes(), duration.toSeconds(), heap);
        System.out.println(wrong.isEmpty() ? "nothing is wrong" : String.join(System.lineSeparator(), wrong));
    }

    /** A step of SplitMix64 (Steele, Lea, Flood, 2014): a number without pattern for each of a sequence. */
    static long mixed(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Books what is told about the guarded methods. */
    private static final class Counting implements Listener {
        private final Map<String, Account> accounts = new HashMap<>();

        Counting() {
            for (Trial each : Trial.values()) {
                accounts.put(each.method(), each.account());
            }
        }

        @Override
        public boolean wants(Class<? extends Event> type) {
            return type == Event.AttemptFailed.class || type == Event.FallbackUsed.class;
        }

        @Override
        public void on(Event event) {
            if (event instanceof Event.AtSite at && at.site().owner() == Guarded.class) {
                String member = at.site().member();
                Account account = accounts.get(member.substring(0, member.indexOf('(')));
                if (account != null && event instanceof Event.AttemptFailed) {
                    account.retry();
                } else if (account != null) {
                    account.fallback();
                }
            }
        }
    }
}
