package dev.reknit.weaver.check;

import dev.reknit.Retry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the annotations that an application may write, be they in a directory or in a jar. */
final class Annotations {
    private Annotations() {}

    static Set<String> inPackage(String name) throws Exception {
        URI place =
                Retry.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path at = Path.of(place);
        if (Files.isDirectory(at)) {
            return in(at.resolve(name.replace('.', '/')), name);
        }
        try (FileSystem jar = FileSystems.newFileSystem(at)) {
            return in(jar.getPath(name.replace('.', '/')), name);
        }
    }

    private static Set<String> in(Path directory, String name) throws IOException, ClassNotFoundException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                String file = each.getFileName().toString();
                if (file.endsWith(".class") && !file.equals("package-info.class")) {
                    Class<?> type = Class.forName(name + "." + file.substring(0, file.length() - ".class".length()));
                    if (type.isAnnotation()) {
                        found.add(type.getName());
                    }
                }
            }
        }
        return found;
    }
}
