package dev.reknit.suites;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder like the one in which a library's authors run its tests: some read files by their places in it, and some
 * change them.
 */
record Checkout(Path root) {
    /** Fills an empty folder from the suite's jars, or from what the Maven plugin has woven of the library. */
    static Checkout of(Suite suite, Form form, Path root) throws IOException {
        Checkout made = new Checkout(root);
        copy(form == Form.BUILT ? Path.of("target", "woven") : suite.library(), made.classes());
        copy(suite.testJar(), made.testClasses());
        copy(suite.testJar(), root.resolve("src/test/resources"));
        if (form == Form.CHECKPOINTED_BUILT) {
            made.replaceClasses(Path.of("target", "woven-whole"));
        }
        Path license = made.classes().resolve("META-INF/LICENSE.txt");
        if (Files.exists(license)) {
            Files.copy(license, root.resolve("LICENSE.txt"));
        }
        return made;
    }

    /** The library. */
    Path classes() {
        return root.resolve("target/classes");
    }

    /** Its tests. */
    Path testClasses() {
        return root.resolve("target/test-classes");
    }

    /** Puts woven classes in the places of the others, be they the library's or its tests'. */
    private void replaceClasses(Path woven) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(woven)) {
            found = walk.filter(each -> each.toString().endsWith(".class")).toList();
        }
        for (Path each : found) {
            String name = woven.relativize(each).toString();
            for (Path folder : List.of(classes(), testClasses())) {
                if (Files.exists(folder.resolve(name))) {
                    Files.copy(each, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            copyTree(from, to);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(from)) {
                copyTree(jar.getPath("/"), to);
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(from)) {
            found = walk.toList();
        }
        for (Path each : found) {
            Path copy = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(each, copy);
            }
        }
    }
}
