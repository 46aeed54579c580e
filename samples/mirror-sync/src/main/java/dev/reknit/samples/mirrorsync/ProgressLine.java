package dev.reknit.samples.mirrorsync;

import dev.reknit.samples.mirrorsync.client.Entry;
import dev.reknit.samples.mirrorsync.client.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A line at the bottom of a terminal that says how far the copy is. What else is written to the
 * terminal through {@link #stream()} appears above it. Safe for use by several threads.
 */
final class ProgressLine {
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final Manifest manifest;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private int files;
    private long bytes;

    ProgressLine(PrintStream terminal, Manifest manifest) {
        this.terminal = terminal;
        this.manifest = manifest;
    }

    /** Counts a file that is in place. */
    synchronized void copied(Entry entry) {
        files++;
        bytes += entry.size();
        draw();
    }

    /** Takes the line off the terminal. */
    synchronized void erase() {
        terminal.print(ERASE);
        terminal.flush();
    }

    /** Writes whole lines above the progress line. */
    PrintStream stream() {
        return new PrintStream(new Above(), true, StandardCharsets.UTF_8);
    }

    private void draw() {
        terminal.print(String.format(
                Locale.ROOT,
                "%s%d of %d files, %.1f of %.1f MB",
                ERASE,
                files,
                manifest.entries().size(),
                bytes / 1e6,
                manifest.bytes() / 1e6));
        terminal.flush();
    }

    private final class Above extends OutputStream {
        @Override
        public void write(int each) throws IOException {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int from, int count) throws IOException {
            synchronized (ProgressLine.this) {
                unfinished.write(buffer, from, count);
                if (count > 0 && buffer[from + count - 1] == '\n') {
                    terminal.print(ERASE);
                    terminal.write(unfinished.toByteArray());
                    unfinished.reset();
                    draw();
                }
            }
        }
    }
}
