package dev.reknit.cli;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** A bar that grows with the bytes that were read: {@code [########            ]  40 %}. */
final class Progress implements LongConsumer, AutoCloseable {
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final long total;
    private long done;
    private long shown = -1;

    /**
     * Creates one.
     *
     * @param out a terminal
     * @param total how many bytes there are, more than 0
     */
    Progress(PrintWriter out, long total) {
        this.out = out;
        this.total = total;
    }

    @Override
    public void accept(long bytes) {
        done = Math.min(total, done + bytes);
        long percent = done * 100 / total;
        if (percent != shown) {
            shown = percent;
            int filled = (int) (done * WIDTH / total);
            out.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] %3d %%".formatted(percent));
            out.flush();
        }
    }

    /** Wipes it away. */
    @Override
    public void close() {
        out.print("\r" + " ".repeat(WIDTH + 8) + "\r");
        out.flush();
    }
}
