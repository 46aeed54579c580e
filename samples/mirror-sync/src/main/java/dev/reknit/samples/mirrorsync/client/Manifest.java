package dev.reknit.samples.mirrorsync.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to copy. As text, a line {@code SHA-256 SIZE PATH} for each file, and a last
 * line with the SHA-256 of all lines before it, since a mirror may corrupt the manifest as well.
 *
 * @param entries the files, in the order in which they are copied
 */
public record Manifest(List<Entry> entries) {
    private static final String SEAL = "sha256 ";

    /** Keeps a copy of the list. */
    public Manifest {
        entries = List.copyOf(entries);
    }

    /** How many bytes all files have together. */
    public long bytes() {
        return entries.stream().mapToLong(Entry::size).sum();
    }

    /** The text, in UTF-8. */
    public byte[] toBytes() {
        StringBuilder text = new StringBuilder();
        for (Entry each : entries) {
            text.append(each.sha256() + " " + each.size() + " " + each.path() + "\n");
        }
        String lines = text.toString();
        return (lines + SEAL + Sha256.of(utf8(lines)) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the text.
     *
     * @throws CorruptedException if it is not what {@link #toBytes()} wrote, or lists a path
     *     outside the tree
     */
    public static Manifest parse(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int seal = text.lastIndexOf(SEAL);
        if (seal < 0 || !text.endsWith(SEAL + Sha256.of(utf8(text.substring(0, seal))) + '\n')) {
            throw new CorruptedException("the manifest is not what its last line says");
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : text.substring(0, seal).lines().toList()) {
            String[] parts = line.split(" ", 3);
            entries.add(new Entry(safe(parts[2]), Long.parseLong(parts[1]), parts[0]));
        }
        return new Manifest(entries);
    }

    /** A path that stays below the root it is resolved against. */
    private static String safe(String path) throws CorruptedException {
        Path root = Path.of("root").toAbsolutePath();
        Path resolved = root.resolve(path).normalize();
        if (resolved.equals(root) || !resolved.startsWith(root)) {
            throw new CorruptedException("the manifest lists a path outside the tree: " + path);
        }
        return path;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
