package dev.reknit.maven;

import dev.reknit.weaver.report.ClassReport;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a build knows of the files it left, so that the next one looks only at those that changed.
 *
 * @param version the version of Reknit
 * @param configuration everything configured that decides what is woven
 * @param files by path relative to the directory, with slashes
 */
record WeaveState(String version, String configuration, Map<String, Entry> files) {
    /** The state before the first build. */
    static final WeaveState NONE = new WeaveState("", "", Map.of());

    WeaveState withFiles(Map<String, Entry> left) {
        return new WeaveState(version, configuration, left);
    }

    /**
     * One file.
     *
     * @param size in bytes
     * @param modified nanoseconds since 1970
     * @param woven whether it is a woven class
     * @param report what is guarded and what is wrong; null for a class that does not concern Reknit
     */
    record Entry(
            long size,
            long modified,
            boolean woven,
            @Nullable ClassReport report) {
        static Entry of(BasicFileAttributes file, boolean woven, @Nullable ClassReport report) {
            return new Entry(file.size(), modified(file), woven, report);
        }

        /** Whether a file is as it was left. */
        boolean isUnchanged(BasicFileAttributes file) {
            return size == file.size() && modified == modified(file);
        }

        private static long modified(BasicFileAttributes file) {
            return file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        }
    }
}
