package dev.reknit.weaver.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes by name, as class files: nothing is loaded. What was read is kept. Safe for use by
 * several threads.
 */
public final class ClassIndex {
    private final ClassFiles files;
    private final Map<String, Optional<ClassModel>> known = new ConcurrentHashMap<>();
    private final Map<String, Boolean> passOn = new ConcurrentHashMap<>();

    /** Gives the bytes of class files. */
    @FunctionalInterface
    public interface ClassFiles {
        /**
         * Reads a class file.
         *
         * @param name the internal name, with slashes
         * @return the bytes, or null if there is no such class
         */
        byte @Nullable [] read(String name);
    }

    /** Creates an index. */
    public ClassIndex(ClassFiles files) {
        this.files = files;
    }

    /** An index of what a class loader sees; null for the bootstrap loader. */
    public static ClassIndex of(@Nullable ClassLoader loader) {
        ClassLoader from = loader == null ? ClassLoader.getPlatformClassLoader() : loader;
        return new ClassIndex(name -> {
            try (InputStream in = from.getResourceAsStream(name + ".class")) {
                return in == null ? null : in.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot read " + name + ".class", failure);
            }
        });
    }

    /** The class of an internal name; empty if it is not found or cannot be read. Method bodies are not looked at. */
    public Optional<ClassModel> find(String name) {
        Optional<ClassModel> found = known.get(name);
        if (found == null) {
            found = outline(name);
            known.put(name, found);
        }
        return found;
    }

    /** The bytes of a class file; null if it is not found. */
    public byte @Nullable [] read(String name) {
        return files.read(name);
    }

    private Optional<ClassModel> outline(String name) {
        try {
            byte[] bytes = files.read(name);
            return bytes == null ? Optional.empty() : Optional.of(ClassModelReader.outline(bytes));
        } catch (RuntimeException | LinkageError unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Whether a class or one of its superclasses bears an annotation of Reknit's, which its subclasses may
     * inherit. False where that is not known. Each class is read once, and no more is kept than the answer.
     */
    public boolean passesOnAnnotations(String name) {
        return passesOnAnnotations(name, files);
    }

    /** The same, where the class files are looked for somewhere else first. */
    public boolean passesOnAnnotations(String name, ClassFiles first) {
        Boolean answer = passOn.get(name);
        if (answer != null) {
            return answer;
        }
        Set<String> line = new HashSet<>();
        String next = name;
        while (answer == null) {
            line.add(next);
            byte[] bytes = bytes(next, first);
            RawClassFile raw = bytes == null ? null : new RawClassFile(bytes);
            String parent = raw == null ? null : raw.ownSuperclass();
            if (bytes != null && raw != null && raw.hasTextBeginning(Marks.PACKAGE) && isAnnotated(bytes)) {
                answer = true;
            } else if (parent == null || line.contains(parent)) { // damaged classes may extend each other in a circle
                answer = false;
            } else {
                answer = passOn.get(parent);
                next = parent;
            }
        }
        for (String each : line) {
            passOn.put(each, answer);
        }
        return answer;
    }

    private byte @Nullable [] bytes(String name, ClassFiles first) {
        try {
            byte[] bytes = first.read(name);
            return bytes == null && first != files ? files.read(name) : bytes;
        } catch (RuntimeException | LinkageError unreadable) {
            return null;
        }
    }

    private static boolean isAnnotated(byte[] classFile) {
        try {
            return ClassModelReader.outline(classFile).isAnnotated();
        } catch (ClassFileException unreadable) {
            return false;
        }
    }

    /** An annotation of a class by its descriptor: its own, else that of the nearest superclass that has one. */
    public Optional<OnClass> annotation(ClassModel type, String descriptor) {
        Set<String> seen = new HashSet<>();
        for (ClassModel each = type; each != null && seen.add(each.name()); each = annotatedParent(each)) {
            Optional<AnnotationModel> own = each.annotation(descriptor);
            if (own.isPresent()) {
                return Optional.of(new OnClass(each, own.get()));
            }
        }
        return Optional.empty();
    }

    private @Nullable ClassModel annotatedParent(ClassModel type) {
        String parent = type.superName();
        if (parent == null || RawClassFile.isPlatform(parent) || !passesOnAnnotations(parent)) {
            return null;
        }
        return find(parent).orElse(null);
    }

    /**
     * An annotation of a class.
     *
     * @param owner the class on which it stands
     */
    public record OnClass(ClassModel owner, AnnotationModel annotation) {}

    /** Whether a class is another or has it among its superclasses and interfaces; unknown is empty. */
    public Optional<Boolean> isSubtype(String name, String of) {
        if (name.equals(of) || of.equals("java/lang/Object")) {
            return Optional.of(true);
        }
        boolean complete = true;
        Set<String> seen = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>();
        ahead.add(name);
        for (String next = ahead.poll(); next != null; next = ahead.poll()) {
            if (next.equals(of)) {
                return Optional.of(true);
            }
            ClassModel type = seen.add(next) ? find(next).orElse(null) : null;
            if (type != null) {
                if (type.superName() != null) {
                    ahead.add(type.superName());
                }
                ahead.addAll(type.interfaces());
            } else if (find(next).isEmpty()) {
                complete = false;
            }
        }
        return complete ? Optional.of(false) : Optional.empty();
    }
}
