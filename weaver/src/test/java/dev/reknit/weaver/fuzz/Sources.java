package dev.reknit.weaver.fuzz;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Real class files to change: of the JDK, and of folders and jars. */
final class Sources {
    private Sources() {}

    /** A number of class files, drawn in equal parts from the JDK, from each folder and from each jar; valid ones only. */
    static List<Sample> draw(int count, Random random, List<Path> places) throws IOException {
        List<Sample> drawn = new ArrayList<>();
        int each = Math.max(1, count / (places.size() + 1));
        for (Path place : places) {
            drawn.addAll(Files.isDirectory(place) ? inFolder(place, each, random) : inJar(place, each, random));
        }
        Path jdk = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        for (String module : List.of("java.base", "jdk.compiler", "java.xml")) {
            drawn.addAll(inFolder(jdk.resolve(module), each / 3 + 1, random));
        }
        return drawn;
    }

    /** The folders of this module's test classes and other places. */
    static List<Path> places(String more) {
        List<Path> places = new ArrayList<>();
        for (String each :
                (System.getProperty("java.class.path") + File.pathSeparator + more).split(File.pathSeparator)) {
            if (each.endsWith("test-classes") || each.matches(".*(assertj-core|guava)-.*jar") || more.contains(each)) {
                Path place = Path.of(each);
                if (!each.isEmpty() && Files.exists(place)) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    private static List<Sample> inFolder(Path folder, int count, Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(each -> each.toString().endsWith(".class")
                            // nobody but the JVM may define classes there
                            && !folder.relativize(each).toString().startsWith("java/"))
                    .sorted()
                    .toList();
        }
        List<Sample> drawn = new ArrayList<>();
        for (Path each : some(files, count, random)) {
            add(each.toString(), Files.readAllBytes(each), drawn);
        }
        return drawn;
    }

    private static List<Sample> inJar(Path jar, int count, Random random) throws IOException {
        List<Sample> drawn = new ArrayList<>();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = file.stream()
                    .filter(each -> each.getName().endsWith(".class"))
                    .toList();
            for (ZipEntry each : some(entries, count, random)) {
                add(each.getName(), file.getInputStream(each).readAllBytes(), drawn);
            }
        }
        return drawn;
    }

    private static <E> List<E> some(List<E> among, int count, Random random) {
        return Stream.generate(() -> among.get(random.nextInt(among.size())))
                .limit(count)
                .toList();
    }

    private static void add(String name, byte[] classFile, List<Sample> to) {
        if (Verified.failure(classFile, java.util.Map.of()) == null) {
            to.add(new Sample(name, classFile));
        }
    }
}
