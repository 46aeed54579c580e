package dev.reknit.agent.command;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.rules.RuleFile;
import dev.reknit.weaver.track.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The class files in folders and jars. A jar's classes may be below its root, as an executable or web archive has them. */
final class Classes implements AutoCloseable {
    private static final List<String> ROOTS = List.of("", "BOOT-INF/classes/", "WEB-INF/classes/");

    private final List<FileSystem> jars = new ArrayList<>();
    private final List<Path> roots = new ArrayList<>();

    private Classes() {}

    /**
     * Opens folders and jars.
     *
     * @throws IOException if one is neither, or cannot be read; none stays open
     */
    static Classes in(List<Path> paths) throws IOException {
        Classes classes = new Classes();
        try {
            for (Path each : paths) {
                classes.roots.add(classes.open(each));
            }
            return classes;
        } catch (IOException | RuntimeException failure) {
            classes.close();
            throw failure;
        }
    }

    private Path open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return path;
        }
        if (!Files.isReadable(path)) {
            throw new IOException(path + " is not there, or cannot be read; name a folder of classes or a jar");
        }
        try {
            FileSystem jar = FileSystems.newFileSystem(path);
            jars.add(jar);
            return jar.getPath("/");
        } catch (ProviderNotFoundException unknown) {
            throw new IOException(path + " is neither a folder nor a jar", unknown);
        }
    }

    /** The class files that may concern a weaver, after it has seen them all. */
    List<byte[]> concerning(Weaver weaver, ClassIndex index) throws IOException {
        Survey survey = weaver.survey(index);
        if (survey != null) {
            all(survey::add);
            survey.finish();
        }
        List<byte[]> found = new ArrayList<>();
        all(classFile -> {
            if (weaver.mayConcern(classFile, index::passesOnAnnotations)) {
                found.add(classFile);
            }
        });
        return found;
    }

    private void all(Consumer<byte[]> classFiles) throws IOException {
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path each : (Iterable<Path>) files.sorted()::iterator) {
                    if (each.toString().endsWith(".class")) {
                        classFiles.accept(Files.readAllBytes(each));
                    }
                }
            }
        }
    }

    /** The files of rules among these classes. */
    List<RuleFile> rules() throws IOException {
        List<RuleFile> found = new ArrayList<>();
        for (Path root : roots) {
            for (String below : ROOTS) {
                Path file = root.resolve(below + RuleFile.NAME);
                if (Files.exists(file)) {
                    found.add(RuleFile.parse(below + RuleFile.NAME, Files.readString(file)));
                }
            }
        }
        return found;
    }

    /** Finds these classes, the JDK's and Reknit's. */
    ClassIndex index() {
        return new ClassIndex(this::read);
    }

    private byte @Nullable [] read(String name) {
        try {
            for (Path root : roots) {
                for (String below : ROOTS) {
                    Path file = root.resolve(below + name + ".class");
                    if (Files.exists(file)) {
                        return Files.readAllBytes(file);
                    }
                }
            }
            try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
                return in == null ? null : in.readAllBytes();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + name, failure);
        }
    }

    @Override
    public void close() throws IOException {
        for (FileSystem each : jars) {
            each.close();
        }
    }
}
