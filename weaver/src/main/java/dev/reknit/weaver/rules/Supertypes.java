package dev.reknit.weaver.rules;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ConstantPool;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of the supertypes of classes, from their class files. What was found out is kept. Safe for use by several
 * threads.
 */
final class Supertypes {
    private static final List<String> PLATFORM = List.of("java/", "javax/", "jdk/", "sun/");

    private final ClassIndex index;
    private final boolean ofPlatformToo;
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    /**
     * Creates a store.
     *
     * @param ofPlatformToo whether supertypes of platform classes matter; their own names are known without
     */
    Supertypes(ClassIndex index, boolean ofPlatformToo) {
        this.index = index;
        this.ofPlatformToo = ofPlatformToo;
    }

    /** A name with dots only. */
    static String dotted(String name) {
        return name.replace('/', '.').replace('$', '.');
    }

    /** Whether a class, by its internal name, is one of the platform. */
    static boolean isPlatform(String name) {
        for (String each : PLATFORM) {
            if (name.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /** The supertypes of a class, without itself, their names with dots only. */
    Set<String> of(ConstantPool pool) {
        Set<String> names = new HashSet<>();
        add(pool.superName(), names, 0);
        for (String each : pool.interfaces()) {
            add(each, names, 0);
        }
        return names;
    }

    private void add(@Nullable String name, Set<String> to, int depth) {
        if (name == null || name.equals("java/lang/Object") || depth > 500) {
            return; // a circle is an error, for others to report
        }
        if (!to.add(dotted(name)) || (!ofPlatformToo && isPlatform(name))) {
            return;
        }
        Set<String> above = known.get(name);
        if (above == null) {
            above = new HashSet<>();
            Optional<ConstantPool> pool = pool(name);
            if (pool.isPresent()) {
                add(pool.get().superName(), above, depth + 1);
                for (String each : pool.get().interfaces()) {
                    add(each, above, depth + 1);
                }
            }
            known.put(name, above);
        }
        to.addAll(above);
    }

    /** Whether a superclass outside the platform has a text that ends so. */
    boolean superclassHasTextEnding(@Nullable String superclass, String ending) {
        String next = superclass;
        for (int depth = 0; next != null && !isPlatform(next) && depth < 500; depth++) {
            Optional<ConstantPool> pool = pool(next);
            if (pool.isEmpty()) {
                return true; // unknown
            }
            if (pool.get().hasTextEnding(ending)) {
                return true;
            }
            next = pool.get().superName();
        }
        return false;
    }

    private Optional<ConstantPool> pool(String name) {
        byte[] classFile;
        try {
            classFile = index.read(name);
        } catch (RuntimeException | LinkageError unreadable) {
            return Optional.empty();
        }
        return classFile == null ? Optional.empty() : ConstantPool.of(classFile);
    }
}
