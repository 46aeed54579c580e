package dev.reknit.weaver.rules;

import dev.reknit.weaver.model.ConstantPool;
import java.util.Set;

/** The names of a class that may be selected. For one thread. */
final class ClassNames {
    private final ConstantPool pool;
    private final String name;
    private final Supertypes known;
    private final Set<String> supertypes;

    /**
     * Creates a view of a class file.
     *
     * @param name the internal name of the class
     */
    ClassNames(ConstantPool pool, String name, Supertypes known) {
        this.pool = pool;
        this.name = name;
        this.known = known;
        this.supertypes = known.of(pool);
    }

    /** Whether the constant pool has a text that ends so. */
    boolean hasTextEnding(String ending) {
        return pool.hasTextEnding(ending);
    }

    /** Whether the class file of a superclass has a text that ends so. */
    boolean inherits(String ending) {
        return known.superclassHasTextEnding(pool.superName(), ending);
    }

    /** Whether the class is nested. */
    boolean isNested() {
        return name.indexOf('$') >= 0;
    }

    /** Whether the name of the class, or of one that it is nested in, fits. */
    boolean isIn(TypeNamePattern pattern) {
        String dotted = Supertypes.dotted(name);
        if (pattern.fits(dotted)) {
            return true;
        }
        for (int end = name.indexOf('$'); end >= 0; end = name.indexOf('$', end + 1)) {
            if (end > 0 && pattern.fits(Supertypes.dotted(name.substring(0, end)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name of the class, or of one of its supertypes, fits. */
    boolean anySupertype(TypeNamePattern pattern) {
        if (pattern.fits(Supertypes.dotted(name))) {
            return true;
        }
        for (String each : supertypes) {
            if (pattern.fits(each)) {
                return true;
            }
        }
        return false;
    }
}
