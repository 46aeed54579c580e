package dev.reknit.weaver.rules;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassIndex.ClassFiles;
import dev.reknit.weaver.model.ConstantPool;
import dev.reknit.weaver.model.RawClassFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What matters of the supertypes of classes, from their class files, each of which is read once. Safe for use by several
 * threads.
 */
final class Supertypes {
    private static final String TOP = "java/lang/Object";

    private final ClassIndex index;
    private final boolean ofPlatformToo;
    private final List<byte[]> annotations;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /**
     * A type that others extend.
     *
     * @param above its supertypes and itself, by internal name
     * @param passedOn by annotation, whether it or a superclass may bear it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Known(Map<String, TypeName> above, boolean[] passedOn) {}

    /**
     * Creates a store.
     *
     * @param ofPlatformToo whether supertypes of platform classes matter; their own names are known without
     * @param annotations how the descriptors of those end that may be inherited from classes
     */
    Supertypes(ClassIndex index, boolean ofPlatformToo, List<byte[]> annotations) {
        this.index = index;
        this.ofPlatformToo = ofPlatformToo;
        this.annotations = annotations;
    }

    /**
     * The supertypes of a class, without itself.
     *
     * @param near where class files are looked for first
     */
    List<TypeName> of(ConstantPool pool, ClassFiles near) {
        Map<String, TypeName> names = new LinkedHashMap<>();
        add(pool, names, 0, near);
        return List.copyOf(names.values());
    }

    private void add(ConstantPool pool, Map<String, TypeName> to, int depth, ClassFiles near) {
        addWithAbove(pool.superName(), to, depth, near);
        for (String each : pool.interfaces()) {
            addWithAbove(each, to, depth, near);
        }
    }

    private void addWithAbove(@Nullable String name, Map<String, TypeName> to, int depth, ClassFiles near) {
        if (name != null && !name.equals(TOP)) {
            to.putAll(known(name, depth, near).above());
        }
    }

    /**
     * Whether a superclass may pass on an annotation.
     *
     * @param ending one of those that this was created with, the same object
     */
    boolean mayPassOn(@Nullable String superclass, byte[] ending, ClassFiles near) {
        int number = annotations.indexOf(ending);
        return superclass != null
                && !RawClassFile.isPlatform(superclass)
                && (number < 0 || known(superclass, 0, near).passedOn()[number]);
    }

    private Known known(String name, int depth, ClassFiles near) {
        Known found = known.get(name);
        if (found == null) {
            found = look(name, depth, near);
            known.put(name, found);
        }
        return found;
    }

    private Known look(String name, int depth, ClassFiles near) {
        Map<String, TypeName> above = new LinkedHashMap<>();
        boolean[] passedOn = new boolean[annotations.size()];
        above.put(name, TypeName.of(name));
        boolean platform = RawClassFile.isPlatform(name);
        if ((platform && !ofPlatformToo) || depth > 500) { // a circle is an error, for others to report
            return new Known(above, passedOn);
        }
        Optional<ConstantPool> pool = pool(name, near);
        if (pool.isPresent()) {
            add(pool.get(), above, depth + 1, near);
        }
        for (int i = 0; i < passedOn.length && !platform; i++) {
            passedOn[i] = pool.isEmpty()
                    || pool.get().hasTextEnding(annotations.get(i))
                    || mayPassOn(pool.get().superName(), annotations.get(i), near);
        }
        return new Known(above, passedOn);
    }

    private Optional<ConstantPool> pool(String name, ClassFiles near) {
        byte[] classFile;
        try {
            classFile = near.read(name);
            classFile = classFile == null ? index.read(name) : classFile;
        } catch (RuntimeException | LinkageError unreadable) {
            return Optional.empty();
        }
        return classFile == null ? Optional.empty() : ConstantPool.of(classFile);
    }
}
