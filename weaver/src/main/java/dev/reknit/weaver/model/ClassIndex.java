package dev.reknit.weaver.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
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
        byte[] bytes = files.read(name);
        return bytes == null ? Optional.empty() : Optional.of(ClassModelReader.outline(bytes));
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
        if (answer == null) {
            answer = look(name, first);
            passOn.put(name, answer);
        }
        return answer;
    }

    /** An annotation of a class by its descriptor: its own, else that of the nearest superclass that has one. */
    public Optional<OnClass> annotation(ClassModel type, String descriptor) {
        for (ClassModel each = type; each != null; each = annotatedParent(each)) {
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

    private boolean look(String name, ClassFiles first) {
        byte[] bytes;
        try {
            bytes = first.read(name);
            if (bytes == null && first != files) {
                bytes = files.read(name);
            }
        } catch (RuntimeException | LinkageError unreadable) {
            return false;
        }
        if (bytes == null) {
            return false;
        }
        RawClassFile raw = new RawClassFile(bytes);
        if (raw.hasTextBeginning(Marks.PACKAGE)
                && ClassModelReader.outline(bytes).isAnnotated()) {
            return true;
        }
        String parent = raw.ownSuperclass();
        return parent != null && passesOnAnnotations(parent, first);
    }

    /** Whether a class is another or has it among its superclasses and interfaces; unknown is empty. */
    public Optional<Boolean> isSubtype(String name, String of) {
        if (name.equals(of) || of.equals("java/lang/Object")) {
            return Optional.of(true);
        }
        Optional<ClassModel> type = find(name);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        boolean complete = true;
        String parent = type.get().superName();
        if (parent != null) {
            Optional<Boolean> above = isSubtype(parent, of);
            if (above.orElse(false)) {
                return above;
            }
            complete = above.isPresent();
        }
        for (String each : type.get().interfaces()) {
            Optional<Boolean> above = isSubtype(each, of);
            if (above.orElse(false)) {
                return above;
            }
            complete &= above.isPresent();
        }
        return complete ? Optional.of(false) : Optional.empty();
    }
}
