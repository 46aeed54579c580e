package dev.reknit.weaver.fuzz;

import java.util.Map;

/**
 * A class file that is fed to the weaver.
 *
 * @param name where it comes from, for messages
 * @param others class files that it names and that only it can find, by internal names
 */
record Sample(String name, byte[] classFile, Map<String, byte[]> others) {
    Sample(String name, byte[] classFile) {
        this(name, classFile, Map.of());
    }
}
