package dev.reknit.weaver.fuzz;

import java.util.Map;

/**
 * A class file that is fed to the weaver.
 *
 * @param name where it comes from, for messages
 * @param isMutant whether it was made from a class file by changes that know nothing of its meaning
 * @param others class files that it names and that only it can find, by internal names
 */
record Sample(String name, byte[] classFile, boolean isMutant, Map<String, byte[]> others) {
    Sample(String name, byte[] classFile) {
        this(name, classFile, Map.of());
    }

    Sample(String name, byte[] classFile, Map<String, byte[]> others) {
        this(name, classFile, false, others);
    }

    static Sample mutant(String name, byte[] classFile) {
        return new Sample(name, classFile, true, Map.of());
    }
}
