package dev.reknit.testkit.crash;

import dev.reknit.runtime.store.Folder;
import dev.reknit.runtime.store.StoreLockedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk with one folder, in memory, which keeps apart what was forced and what was not, and loses the latter as it is told: files
 * sector by sector, entries of the folder (creations, renames, deletions) one by one. It counts operations, and fails or goes
 * down at the one that it is told. The disk outlives its folder, which stands for a process: {@link #open} it, {@link #crash}, open it anew.
 *
 * <pre>{@code
 * SimulatedDisk disk = new SimulatedDisk();
 * disk.crashAt(7);
 * assertThatThrownBy(() -> new Ledger(disk.open()).enter(42)).isInstanceOf(IOException.class);
 * disk.crash(seed);
 * assertThat(new Ledger(disk.open()).entries()).isEmpty();
 * }</pre>
 *
 * <p>After a failed force, what was to be forced is as lost as on Linux: it is read as if it were there, and no later force
 * writes it. Safe for use by several threads.
 */
public final class SimulatedDisk {
    private static final int SECTOR = 512;

    private final int sector;
    private Map<String, Content> seen = new TreeMap<>();
    private Map<String, Content> safe = new TreeMap<>();
    private final List<Entry> pending = new ArrayList<>();
    private @Nullable SimulatedFolder holder;

    private long time;
    private long crashTime;
    private int operations;
    private int crashAt;
    private int faultAt;
    private Fault fault = Fault.EIO;
    private boolean struck;
    private String last = "nothing";

    /** A change of the folder: one name gone, another there; each may be null. */
    private record Entry(
            long time,
            @Nullable String gone,
            @Nullable String there,
            @Nullable Content content) {
        void applyTo(Map<String, Content> entries) {
            if (gone != null) {
                entries.remove(gone);
            }
            if (there != null && content != null) {
                entries.put(there, content);
            }
        }
    }

    /** Creates an empty disk with sectors of 512 bytes, which are written whole or not at all. */
    public SimulatedDisk() {
        this(SECTOR);
    }

    /**
     * Creates an empty disk.
     *
     * @param sector how many bytes are written whole or not at all, 1 or more; the fewer, the harder
     */
    public SimulatedDisk(int sector) {
        if (sector < 1) {
            throw new IllegalArgumentException("sector = " + sector + "; allowed: 1 or more");
        }
        this.sector = sector;
    }

    /**
     * Opens the folder, as a process that starts. Operations are counted from 0 again.
     *
     * @throws StoreLockedException if it is open, and neither was closed nor has crashed
     */
    public synchronized Folder open() {
        if (holder != null) {
            throw new StoreLockedException("a simulated disk", "another folder of this test");
        }
        operations = 0;
        struck = false;
        holder = new SimulatedFolder(this);
        return holder;
    }

    /**
     * Has the machine go down in the n-th operation since {@link #open}, counted from 1; in the next one if there were
     * more already, as other threads may have seen to; 0 for never.
     */
    public synchronized void crashAt(int operation) {
        crashAt = operation;
    }

    /** Has the n-th operation since {@link #open} fail, counted from 1; 0 for none. */
    public synchronized void failAt(int operation, Fault how) {
        faultAt = operation;
        fault = how;
    }

    /** How many operations there were since {@link #open}; reading counts, too. */
    public synchronized int operations() {
        return operations;
    }

    /** What the operation was at which the machine went down, or else the last one. */
    public synchronized String lastOperation() {
        return last;
    }

    /** Whether an operation since {@link #open} failed, or the machine went down in it, as it was told. */
    public synchronized boolean isStruck() {
        return struck;
    }

    /**
     * The process ends, wherever it is, and what was not forced may be lost. Faults and crashes that were asked for are forgotten.
     *
     * @param seed decides what is lost; six seeds in a row try six ways of losing
     */
    public synchronized void crash(long seed) {
        end();
        Loss loss = new Loss(seed, crashTime, time);
        if (loss.isOfProcessOnly()) {
            return;
        }
        for (Entry each : pending) {
            if (loss.keeps(each.time())) {
                each.applyTo(safe);
            }
        }
        pending.clear();
        safe.values().forEach(each -> each.crash(sector, loss));
        seen = new TreeMap<>(safe);
        crashTime = time;
    }

    private void end() {
        if (holder != null) {
            holder.end();
        }
        holder = null;
        crashAt = 0;
        faultAt = 0;
    }

    synchronized void closed(SimulatedFolder folder) {
        if (holder == folder) {
            holder = null;
        }
    }

    /** The files as they are seen, by their names; copies. */
    public synchronized Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        seen.forEach((name, content) -> files.put(name, content.bytes()));
        return files;
    }

    /** Puts a file there, past all counting, and safe: a damage, or a copy from elsewhere. */
    public synchronized void put(String name, byte[] bytes) {
        Content content = seen.computeIfAbsent(name, each -> new Content());
        content.replace(bytes);
        safe.put(name, content);
    }

    /** Begins an operation: counts it, and fails where that was asked for. */
    void begin(SimulatedFolder by, String operation) throws IOException {
        by.checkRunning();
        operations++;
        if (!struck) {
            last = operation;
        }
        time++;
    }

    /** Ends an operation of which nothing was done if it fails. */
    void strike(SimulatedFolder by) throws IOException {
        if (crashAt > 0 && operations >= crashAt) {
            struck = true;
            by.end();
            by.checkRunning();
        }
        if (isFaulty()) {
            throw new IOException(fault.message());
        }
    }

    /** Whether the operation that has begun is to fail. */
    boolean isFaulty() {
        if (operations == faultAt) {
            struck = true;
        }
        return operations == faultAt;
    }

    /** How much of a write is done before it fails. */
    int partOfWrite(int length) {
        return !isFaulty() ? length : fault == Fault.SHORT_WRITE ? length / 2 : 0;
    }

    long time() {
        return time;
    }

    Map<String, Content> seen() {
        return seen;
    }

    void change(@Nullable String gone, @Nullable String there, @Nullable Content content) {
        Entry entry = new Entry(time, gone, there, content);
        entry.applyTo(seen);
        pending.add(entry);
    }

    void sync() {
        pending.forEach(each -> each.applyTo(safe));
        pending.clear();
    }
}
