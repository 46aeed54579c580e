package dev.reknit.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Jars for the programs that tests start. */
final class Jars {
    /** The agent, as it was packaged. */
    static final Path AGENT = Path.of(System.getProperty("reknit.agent.jar", "target/reknit-agent.jar"));

    private Jars() {}

    /** Packs classes, with those nested in them; the first is that of the program, or of the agent. */
    static Path pack(Path jar, Class<?>... classes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, classes[0].getName());
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), classes[0].getName());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Class<?> each : classes) {
                add(out, each.getName());
                for (int i = 1; add(out, each.getName() + '$' + i); i++) {}
            }
        }
        return jar;
    }

    private static boolean add(JarOutputStream out, String className) throws IOException {
        String name = className.replace('.', '/') + ".class";
        try (InputStream in = Jars.class.getResourceAsStream('/' + name)) {
            if (in == null) {
                return false;
            }
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
            out.closeEntry();
            return true;
        }
    }

    /** The jar or folder on this program's class path that a class comes from. */
    static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The annotations alone, without anything else of Reknit. */
    static Path annotations(Path folder) {
        Path from = of(dev.reknit.Retry.class);
        if (Files.isRegularFile(from)) {
            return from;
        }
        try {
            Path jar = folder.resolve("reknit-annotations.jar");
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file, automaticModule());
                    var files = Files.walk(from)) {
                for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    String name = from.relativize(each).toString().replace('\\', '/');
                    if (name.endsWith(".class")) {
                        out.putNextEntry(new JarEntry(name));
                        Files.copy(each, out);
                        out.closeEntry();
                    }
                }
            }
            return jar;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Manifest automaticModule() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Automatic-Module-Name"), "dev.reknit");
        return manifest;
    }
}
