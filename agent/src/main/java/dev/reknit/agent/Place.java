package dev.reknit.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A jar or a folder from which a class loader takes classes, read without the class loader, whose own
 * way to a class file is by URL and takes ten times as long. A jar is open as long as this object
 * is in use, as it is in the class loader. Safe for use by several threads.
 */
final class Place {
    private static final Place NOWHERE = new Place(null, null);

    private final @Nullable Path folder;
    private final @Nullable JarFile jar;

    private Place(@Nullable Path folder, @Nullable JarFile jar) {
        this.folder = folder;
        this.jar = jar;
    }

    /** The place of a location; one without classes if it is neither a folder nor a jar of the file system. */
    static Place at(URL location) {
        if (!location.getProtocol().equals("file")) {
            return NOWHERE;
        }
        try {
            File file = new File(new URI(location.toString()));
            return file.isDirectory()
                    ? new Place(file.toPath(), null)
                    : new Place(null, new JarFile(file, false, ZipFile.OPEN_READ, Runtime.version()));
        } catch (IOException | URISyntaxException | RuntimeException elsewhere) {
            return NOWHERE;
        }
    }

    /** The class file of an internal name; null if it is not here. */
    byte @Nullable [] read(String name) {
        try {
            if (folder != null) {
                Path file = folder.resolve(name.concat(".class"));
                return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
            }
            ZipEntry entry = jar == null ? null : jar.getJarEntry(name.concat(".class"));
            if (entry == null || jar == null) {
                return null;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }
}
