package dev.reknit.weaver.fuzz;

import java.util.Map;

/** Loads a class file in a class loader of its own and has the JVM link and verify it, without running its initializer. */
final class Verified extends ClassLoader {
    private final Map<String, byte[]> others;

    private Verified(Map<String, byte[]> others) {
        super(Verified.class.getClassLoader());
        this.others = others;
    }

    /** Why a class does not load or verify; null if it does. */
    static Throwable failure(byte[] classFile, Map<String, byte[]> others) {
        try {
            // Reflection links what it looks at; constructors name fewer types than methods do.
            var unused = load(classFile, others).getDeclaredConstructors();
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** Loads a class. */
    static Class<?> load(byte[] classFile, Map<String, byte[]> others) {
        return new Verified(others).defineClass(null, classFile, 0, classFile.length);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] other = others.get(name.replace('.', '/'));
        if (other == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, other, 0, other.length);
    }
}
