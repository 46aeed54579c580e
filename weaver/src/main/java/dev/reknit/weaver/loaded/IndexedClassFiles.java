package dev.reknit.weaver.loaded;

import dev.reknit.weaver.model.ClassIndex;
import net.bytebuddy.dynamic.ClassFileLocator;

/** Gives Byte Buddy the class files of an index. */
record IndexedClassFiles(ClassIndex index) implements ClassFileLocator {
    @Override
    public Resolution locate(String name) {
        byte[] classFile = index.read(name.replace('.', '/'));
        return classFile == null ? new Resolution.Illegal(name) : new Resolution.Explicit(classFile);
    }

    @Override
    public void close() {}
}
