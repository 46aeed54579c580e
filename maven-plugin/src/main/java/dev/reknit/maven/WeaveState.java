package dev.reknit.maven;

import dev.reknit.weaver.check.Problem;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a build knows of the files it left, so that the next one looks only at those that changed.
 *
 * @param version the version of Reknit
 * @param configuration everything configured that decides what is woven
 * @param rules the fingerprint of the rules
 * @param owned the classes that checkpointed objects are made of, as one text; empty if there are none
 * @param files by path relative to the directory, with slashes
 */
record WeaveState(String version, String configuration, String rules, String owned, Map<String, Entry> files) {
    /** The state before the first build. */
    static final WeaveState NONE = new WeaveState("", "", "", "", Map.of());

    WeaveState with(String owned, Map<String, Entry> left) {
        return new WeaveState(version, configuration, rules, owned, left);
    }

    /**
     * One file.
     *
     * @param size in bytes
     * @param modified nanoseconds since 1970
     * @param woven whether it is a woven class
     * @param problems what is wrong with its annotations; some are not seen in a woven class any more
     * @param rules the places of the rules that selected a method in it
     * @param heritage what it inherits, which may change though the file does not
     */
    record Entry(
            long size, long modified, boolean woven, List<Problem> problems, Set<String> rules, Heritage heritage) {
        static Entry of(
                BasicFileAttributes file, boolean woven, List<Problem> problems, Set<String> rules, Heritage heritage) {
            return new Entry(file.size(), modified(file), woven, problems, rules, heritage);
        }

        /** The same, of a file that was written since. */
        Entry writtenAs(BasicFileAttributes file) {
            return of(file, woven, problems, rules, heritage);
        }

        /** Whether a file is as it was left. */
        boolean isUnchanged(BasicFileAttributes file) {
            return size == file.size() && modified == modified(file);
        }

        /** Whether it belongs in the report. */
        boolean isReported() {
            return woven || !problems.isEmpty();
        }

        private static long modified(BasicFileAttributes file) {
            return file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        }
    }
}
