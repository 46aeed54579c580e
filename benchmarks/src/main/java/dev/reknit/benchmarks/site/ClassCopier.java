package dev.reknit.benchmarks.site;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.jspecify.annotations.Nullable;

/**
 * Defines copies of a class under new names, with those of its nested classes that it refers to. The
 * copies are made of the class file, so that they are woven if that is.
 */
final class ClassCopier {
    private final Class<?> template;
    private final String original;
    private final MethodHandles.Lookup lookup = MethodHandles.lookup();
    private static int copies;

    /**
     * Creates a copier.
     *
     * @param template a class of this package
     */
    ClassCopier(Class<?> template) {
        this.template = template;
        this.original = template.getName().replace('.', '/');
    }

    /** Defines one more copy; it is linked, but not initialized. */
    Class<?> copy() {
        Renaming names = new Renaming(original, original + "$Copy" + copies++);
        Deque<byte[]> files = new ArrayDeque<>();
        for (String name = original; name != null; name = names.next()) {
            files.push(renamed(name, names));
        }
        // The nested classes first, since linking the class may look for them.
        Class<?> last = template;
        for (byte[] each : files) {
            last = define(each);
        }
        return last;
    }

    private Class<?> define(byte[] file) {
        try {
            return lookup.defineClass(file);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] renamed(String name, Renaming names) {
        ClassWriter writer = new ClassWriter(0);
        read(name).accept(new ClassRemapper(new TopLevel(writer), names), 0);
        return writer.toByteArray();
    }

    private ClassReader read(String name) {
        try (InputStream in = template.getResourceAsStream("/" + name + ".class")) {
            return new ClassReader(in.readAllBytes());
        } catch (IOException failure) {
            throw new IllegalStateException(name, failure);
        }
    }

    /** Renames the class and what is nested in it, and remembers what it came across. */
    private static final class Renaming extends Remapper {
        private final String from;
        private final String to;
        private final Set<String> seen = new HashSet<>();
        private final Deque<String> left = new ArrayDeque<>();

        Renaming(String from, String to) {
            super(Opcodes.ASM9);
            this.from = from;
            this.to = to;
        }

        @Override
        public String map(String name) {
            if (name.equals(from)) {
                return to;
            }
            if (!name.startsWith(from + "$")) {
                return name;
            }
            if (seen.add(name)) {
                left.add(name);
            }
            return to + name.substring(from.length());
        }

        @Nullable
        String next() {
            return left.poll();
        }
    }

    /** Makes a class one that is nested in no other. */
    private static final class TopLevel extends ClassVisitor {
        TopLevel(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitNestHost(String host) {}

        @Override
        public void visitNestMember(String member) {}

        @Override
        public void visitInnerClass(String name, String outer, String inner, int access) {}
    }
}
