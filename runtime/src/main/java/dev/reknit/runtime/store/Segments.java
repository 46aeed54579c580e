package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Names and making of segments. */
final class Segments {
    /** What a segment is called while it is made. */
    static final String UNBORN = "next.tmp";

    private static final String SUFFIX = ".log";
    private static final int DIGITS = 20;
    private static final String LARGEST = "0" + Long.MAX_VALUE + "~";
    private static final int CHUNK = 1 << 20;

    private Segments() {}

    static String name(long first) {
        return name(first, SUFFIX);
    }

    static String name(long number, String suffix) {
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits + suffix;
    }

    /** The numbers of the first records of all segments, rising. */
    static List<Long> in(Folder folder) throws IOException {
        return numbers(folder, SUFFIX);
    }

    /** The numbers in the names that end so, rising; other names are left out. */
    static List<Long> numbers(Folder folder, String suffix) throws IOException {
        return folder.list().stream()
                .map(each -> number(each, suffix))
                .flatMapToLong(OptionalLong::stream)
                .sorted()
                .boxed()
                .toList();
    }

    private static OptionalLong number(String name, String suffix) {
        boolean ours = name.length() == DIGITS + suffix.length()
                && name.endsWith(suffix)
                && name.chars().limit(DIGITS).allMatch(each -> each >= '0' && each <= '9')
                && name.compareTo(LARGEST) <= 0;
        return ours ? OptionalLong.of(Long.parseLong(name.substring(0, DIGITS))) : OptionalLong.empty();
    }

    /** Takes the disk's room for a segment, so that writing records changes nothing but bytes that are there. */
    static DataFile prepare(Folder folder, int bytes) throws IOException {
        DataFile file = folder.create(UNBORN);
        return orClose(file, () -> {
            zero(file, 0, bytes);
            file.force();
            return file;
        });
    }

    /** Does something with a file, and closes the file only if that fails. */
    static <T> T orClose(DataFile file, IoThread.Task<T> task) throws IOException {
        boolean done = false;
        try {
            T result = task.run();
            done = true;
            return result;
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    /** Deletes what was prepared and never became a segment. */
    static void deleteUnborn(Folder folder) throws IOException {
        if (folder.list().contains(UNBORN)) {
            folder.delete(UNBORN);
        }
    }

    /** Writes zeros from one offset to the other. */
    static void zero(DataFile file, long from, long to) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK, Math.max(0, to - from)));
        for (long at = from; at < to; at += zeros.capacity()) {
            file.write(at, zeros.clear().limit((int) Math.min(CHUNK, to - at)));
        }
    }

    /** Makes the prepared file a segment. It has its name, after a crash too, only with a header that is safe. */
    static Segment publish(Folder folder, DataFile prepared, FileHeader header, @Nullable FileCipher cipher)
            throws IOException {
        return orClose(prepared, () -> {
            prepared.write(0, header.bytes());
            prepared.force();
            folder.rename(UNBORN, header.file());
            folder.sync();
            return new Segment(header, prepared, FileHeader.BYTES, cipher);
        });
    }
}
