package dev.reknit.testkit.crash;

import dev.reknit.runtime.store.Folder;
import java.util.function.Supplier;

/**
 * Crashes a scenario at each of its operations on files, lets it recover, and crashes it at each operation of the recovery, too; then
 * has each operation fail, in each way. What survives a crash is tried in several ways.
 *
 * <pre>{@code
 * @Test
 * void ledger_keepsWhatItAcknowledged() {
 *     CrashSuite.of(LedgerScenario::new).run();
 * }
 *
 * final class LedgerScenario implements CrashScenario {
 *     private int acknowledged;
 *
 *     public void work(Folder folder) throws IOException {
 *         Ledger ledger = new Ledger(folder);
 *         for (int i = 0; i < 5; i++) {
 *             ledger.enter(i);
 *             acknowledged++;
 *         }
 *     }
 *
 *     public void recover(Folder folder) throws IOException {
 *         List<Integer> entries = new Ledger(folder).entries();
 *         assertThat(entries).hasSizeGreaterThanOrEqualTo(acknowledged);
 *         assertThat(List.of(0, 1, 2, 3, 4)).startsWith(entries.toArray(Integer[]::new));
 *     }
 * }
 * }</pre>
 *
 * <p>Ways and settings can be given before {@link #run}; a suite is not changed by running. The method is that of Pillai et al.,
 * "All File Systems Are Not Created Equal" (OSDI 2014).
 */
public final class CrashSuite {
    private static final int SECTOR = 512;
    private static final long NOTHING_KEPT = 0;

    private final Supplier<? extends CrashScenario> scenarios;
    private int sector = SECTOR;
    private int seeds = Loss.WAYS;
    private long firstSeed;
    private int oneIn = 1;
    private boolean thorough;

    private int crashes;
    private int faults;

    private CrashSuite(Supplier<? extends CrashScenario> scenarios) {
        this.scenarios = scenarios;
    }

    /** A suite of six seeds. */
    public static CrashSuite of(Supplier<? extends CrashScenario> scenarios) {
        return new CrashSuite(scenarios);
    }

    /** How many seeds are tried at each operation, from {@code first} on; any six in a row try six ways of losing. */
    public CrashSuite seeds(long first, int count) {
        firstSeed = first;
        seeds = count;
        return this;
    }

    /** How many bytes are written whole or not at all; 512 unless told. */
    public CrashSuite sector(int bytes) {
        sector = bytes;
        return this;
    }

    /** Crashes recovery only for one in so many pairs of an operation of the work and one of recovery; where there are many. */
    public CrashSuite secondCrashes(int oneInSoMany) {
        oneIn = oneInSoMany;
        return this;
    }

    /**
     * Crashes each recovery, too, at each of its operations. Otherwise each operation of the work is crashed with all seeds, and each
     * pair of an operation of the work and one of recovery with one of the seeds.
     */
    public CrashSuite thorough() {
        thorough = true;
        return this;
    }

    /**
     * Runs all of it.
     *
     * @throws AssertionError if a promise is broken; the message says after which crash or fault, so that a debugger can be led there
     */
    public Report run() {
        crashes = 0;
        faults = 0;
        SimulatedDisk whole = new SimulatedDisk(sector);
        Run run = new Run(whole, "without any crash");
        run.work();
        int operations = whole.operations();
        run.recover("");
        for (int at = 1; at <= operations; at++) {
            for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
                crash(at, seed);
                fail(at, seed);
            }
        }
        return new Report(operations, crashes, faults);
    }

    /**
     * What was done.
     *
     * @param operations of the scenario on files, when nothing went wrong
     * @param crashes that were recovered from, those in recovery included
     * @param faults that were
     */
    public record Report(int operations, int crashes, int faults) {}

    private void crash(int at, long seed) {
        Run run = crashed(at, seed);
        run.recover("");
        int operations = run.disk.operations();
        for (int second = 1; second <= operations; second++) {
            if (thorough) {
                crashTwice(at, seed, second, NOTHING_KEPT);
            }
            if (thorough || Math.floorMod(at + second - seed, (long) seeds * oneIn) == 0) {
                crashTwice(at, seed, second, seed / Loss.WAYS + second);
            }
        }
    }

    private void crashTwice(int at, long seed, int second, long secondSeed) {
        String more = " and a second one in operation " + second + " of recovery";
        Run run = crashed(at, seed);
        run.disk.crashAt(second);
        run.recover(more);
        run.disk.crash(secondSeed);
        crashes++;
        run.recover(more);
    }

    private Run crashed(int at, long seed) {
        SimulatedDisk disk = new SimulatedDisk(sector);
        disk.crashAt(at);
        Run run = new Run(disk, "after a crash in operation " + at + ", seed " + seed);
        run.work();
        disk.crash(seed);
        crashes++;
        return run;
    }

    private void fail(int at, long seed) {
        Fault[] all = Fault.values();
        Fault fault = all[(int) Math.floorMod(seed, (long) all.length)];
        SimulatedDisk disk = new SimulatedDisk(sector);
        disk.failAt(at, fault);
        Run run = new Run(disk, "after " + fault + " in operation " + at + ", seed " + seed);
        run.work();
        disk.crash(seed);
        run.recover("");
        faults++;
    }

    /** One scenario with its disk. */
    private final class Run {
        private final SimulatedDisk disk;
        private final CrashScenario scenario = scenarios.get();
        private final String how;
        private String struckAt = "";

        Run(SimulatedDisk disk, String how) {
            this.disk = disk;
            this.how = how;
        }

        void work() {
            run("", scenario::work);
            struckAt = disk.isStruck() ? disk.lastOperation() : "";
        }

        void recover(String more) {
            run(more, scenario::recover);
        }

        private void run(String more, Step step) {
            try (Folder folder = disk.open()) {
                step.in(folder);
            } catch (AssertionError e) {
                throw new AssertionError("Broken " + where(more) + ": " + e.getMessage(), e);
            } catch (Exception e) {
                if (!disk.isStruck()) {
                    throw new AssertionError("Failed " + where(more) + ": " + e, e);
                }
            }
        }

        private String where(String more) {
            return how + (struckAt.isEmpty() ? "" : " (" + struckAt + ")") + more;
        }
    }

    @FunctionalInterface
    private interface Step {
        void in(Folder folder) throws Exception;
    }
}
