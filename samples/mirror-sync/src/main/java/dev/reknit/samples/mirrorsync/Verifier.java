package dev.reknit.samples.mirrorsync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares two folders, file by file and byte by byte. */
final class Verifier {
    private Verifier() {}

    /** Each difference as a sentence, in the order of the paths; empty if there is none. */
    static List<String> compare(Path source, Path target) throws IOException {
        TreeSet<String> expected = files(source);
        TreeSet<String> found = files(target);
        List<String> problems = new ArrayList<>();
        for (String each : expected) {
            if (!found.remove(each)) {
                problems.add(each + " was not copied");
                continue;
            }
            long at = Files.mismatch(source.resolve(each), target.resolve(each));
            if (at >= 0) {
                problems.add(each + " differs from byte " + at + " on");
            }
        }
        for (String each : found) {
            problems.add(each + " is in the copy, but not in the source");
        }
        return problems;
    }

    private static TreeSet<String> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            TreeSet<String> paths = new TreeSet<>();
            walk.filter(Files::isRegularFile)
                    .forEach(each -> paths.add(root.relativize(each).toString().replace('\\', '/')));
            return paths;
        }
    }
}
