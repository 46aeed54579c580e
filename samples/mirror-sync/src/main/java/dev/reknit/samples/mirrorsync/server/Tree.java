package dev.reknit.samples.mirrorsync.server;

import dev.reknit.samples.mirrorsync.client.Entry;
import dev.reknit.samples.mirrorsync.client.HttpMirror;
import dev.reknit.samples.mirrorsync.client.Manifest;
import dev.reknit.samples.mirrorsync.client.Sha256;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that every mirror serves: those below a folder, and their manifest. Immutable, if
 * the folder is.
 */
public final class Tree {
    private final Path root;
    private final Manifest manifest;
    private final byte[] manifestBytes;

    /** Something to send. */
    record Content(long size, InputStream stream) {}

    private Tree(Path root, Manifest manifest) {
        this.root = root;
        this.manifest = manifest;
        this.manifestBytes = manifest.toBytes();
    }

    /** Reads the regular files below a folder, in the order of their paths. */
    public static Tree of(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<Entry> entries = new ArrayList<>();
        for (Path each : files) {
            String path = root.relativize(each).toString().replace('\\', '/');
            entries.add(new Entry(path, Files.size(each), Sha256.of(each)));
        }
        return new Tree(root, new Manifest(entries));
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    /** What is in it. */
    public Manifest manifest() {
        return manifest;
    }

    /** Opens a file, or the manifest. */
    Content open(String path) throws IOException {
        if (path.equals(HttpMirror.MANIFEST)) {
            return new Content(manifestBytes.length, new ByteArrayInputStream(manifestBytes));
        }
        for (Entry each : manifest.entries()) {
            if (each.path().equals(path)) {
                return new Content(each.size(), Files.newInputStream(root.resolve(path)));
            }
        }
        throw new FileNotFoundException(path);
    }
}
