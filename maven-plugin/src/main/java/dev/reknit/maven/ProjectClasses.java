package dev.reknit.maven;

import dev.reknit.weaver.track.Ownership;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The classes of one directory, which one goal weaves.
 *
 * @param filter those that it weaves
 */
record ProjectClasses(Path directory, ClassFilter filter) implements Ownership.Scope {
    @Override
    public boolean covers(String name) {
        String file = name + ".class";
        return filter.matches(file) && Files.exists(directory.resolve(file));
    }

    @Override
    public boolean isOwn(String name, String heir) {
        return Files.exists(directory.resolve(name + ".class"));
    }

    @Override
    public boolean isClosed() {
        return true;
    }
}
