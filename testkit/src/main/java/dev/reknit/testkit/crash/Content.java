package dev.reknit.testkit.crash;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of one file: those that are safe, and the changes since. Guarded by its disk. */
final class Content {
    private byte[] safe = {};
    private byte[] seen = {};

    /** Not forced yet. */
    private final List<Change> pending = new ArrayList<>();

    /** Not written by a force that failed, and never again. */
    private final List<Change> dropped = new ArrayList<>();

    /** A write, or, if there are no bytes, a truncation to an offset. */
    private record Change(long time, int offset, byte[] bytes, boolean isTruncation) {
        byte[] applied(byte[] to) {
            if (isTruncation) {
                return to.length > offset ? Arrays.copyOf(to, offset) : to;
            }
            byte[] grown = to.length < offset + bytes.length ? Arrays.copyOf(to, offset + bytes.length) : to;
            System.arraycopy(bytes, 0, grown, offset, bytes.length);
            return grown;
        }

        /** What is left of it, and the size that the file got by it if that is left. */
        byte[] applied(byte[] to, int sector, Loss loss) {
            if (isTruncation) {
                return loss.keeps(time) ? applied(to) : to;
            }
            byte[] result = to;
            int end = offset + bytes.length;
            for (int from = offset; from < end; ) {
                int next = Math.min(end, (from / sector + 1) * sector);
                if (loss.keeps(time)) {
                    byte[] part = Arrays.copyOfRange(bytes, from - offset, next - offset);
                    result = new Change(time, from, part, false).applied(result);
                }
                from = next;
            }
            return result.length < end && loss.keeps(time) ? Arrays.copyOf(result, end) : result;
        }
    }

    void write(long time, long offset, ByteBuffer data, int length) {
        byte[] bytes = new byte[length];
        data.get(bytes);
        change(new Change(time, Math.toIntExact(offset), bytes, false));
    }

    void truncate(long time, long size) {
        change(new Change(time, Math.toIntExact(size), new byte[0], true));
    }

    private void change(Change change) {
        pending.add(change);
        seen = change.applied(seen);
    }

    int read(long offset, ByteBuffer into) {
        int length = (int) Math.max(0, Math.min(into.remaining(), seen.length - offset));
        if (length > 0) {
            into.put(seen, (int) offset, length);
        }
        return length;
    }

    int size() {
        return seen.length;
    }

    byte[] bytes() {
        return seen.clone();
    }

    void replace(byte[] bytes) {
        safe = bytes.clone();
        seen = bytes.clone();
        pending.clear();
        dropped.clear();
    }

    void force() {
        for (Change each : pending) {
            safe = each.applied(safe);
        }
        pending.clear();
    }

    /** As operating systems do it: what could not be written is taken for written from then on. */
    void failToForce() {
        dropped.addAll(pending);
        pending.clear();
    }

    void crash(int sector, Loss loss) {
        List<Change> changes = new ArrayList<>(dropped);
        changes.addAll(pending);
        for (Change each : changes) {
            safe = each.applied(safe, sector, loss);
        }
        replace(safe);
    }
}
