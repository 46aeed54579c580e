package dev.reknit.maven;

import dev.reknit.weaver.model.ClassIndex;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The class files of directories and jars, in order, with those of the running JDK before them. A jar
 * is opened when it is first asked, and stays open until {@link #close()}. For one thread.
 */
final class ClassPath implements Closeable {
    private final List<Path> elements;
    private final Map<Path, JarFile> open = new LinkedHashMap<>();

    /** Creates a class path; what does not exist is passed over. */
    ClassPath(List<Path> elements) {
        this.elements = elements.stream().distinct().filter(Files::exists).toList();
    }

    /** An index of the classes; of use until {@link #close()}. */
    ClassIndex index() {
        return new ClassIndex(name -> find(name).orElse(null));
    }

    /** The class file of an internal name. */
    Optional<byte[]> find(String name) {
        String file = name + ".class";
        try {
            Optional<byte[]> found = fromJdk(file);
            for (int i = 0; found.isEmpty() && i < elements.size(); i++) {
                Path element = elements.get(i);
                found = Files.isDirectory(element) ? fromDirectory(element, file) : fromJar(element, file);
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file + " from the class path", failure);
        }
    }

    /** All files of a name, by where they are; a jar stands for a folder. */
    Map<Path, byte[]> all(String file) throws IOException {
        Map<Path, byte[]> found = new LinkedHashMap<>();
        for (Path each : elements) {
            Optional<byte[]> content = Files.isDirectory(each) ? fromDirectory(each, file) : fromJar(each, file);
            if (content.isPresent()) {
                found.put(each.toRealPath().resolve(file), content.get());
            }
        }
        return found;
    }

    private static Optional<byte[]> fromJdk(String file) throws IOException {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static Optional<byte[]> fromDirectory(Path directory, String file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(file)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> fromJar(Path path, String file) throws IOException {
        JarFile jar = open.get(path);
        if (jar == null) {
            jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
            open.put(path, jar);
        }
        ZipEntry entry = jar.getEntry(file);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return Optional.of(in.readAllBytes());
        }
    }

    @Override
    public void close() throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (JarFile each : open.values()) {
            try {
                each.close();
            } catch (IOException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
