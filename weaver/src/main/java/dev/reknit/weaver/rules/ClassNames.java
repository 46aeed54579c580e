package dev.reknit.weaver.rules;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ConstantPool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of a class that may be selected, made out as far as tests ask for them. For one thread. */
final class ClassNames {
    private final ConstantPool pool;
    private final String name;
    private final Supertypes known;
    private final ClassIndex.ClassFiles near;
    private @Nullable TypeName own;
    private @Nullable List<TypeName> supertypes;

    /**
     * Creates a view of a class file.
     *
     * @param name the internal name of the class
     * @param near where class files of supertypes are looked for first
     */
    ClassNames(ConstantPool pool, String name, Supertypes known, ClassIndex.ClassFiles near) {
        this.pool = pool;
        this.name = name;
        this.known = known;
        this.near = near;
    }

    /** Whether the constant pool has a text that ends so. */
    boolean hasTextEnding(byte[] ending) {
        return pool.hasTextEnding(ending);
    }

    /** Whether a superclass may pass on the annotation whose descriptor ends so. */
    boolean mayInherit(byte[] ending) {
        return known.mayPassOn(pool.superName(), ending, near);
    }

    /** Whether the class is nested. */
    boolean isNested() {
        return name.indexOf('$') >= 0;
    }

    /** Whether the name of the class, or of one that it is nested in, fits. */
    boolean isIn(TypeNamePattern pattern) {
        if (pattern.fits(own())) {
            return true;
        }
        for (int end = name.indexOf('$'); end >= 0; end = name.indexOf('$', end + 1)) {
            if (end > 0 && pattern.fits(TypeName.of(name.substring(0, end)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it fits one of several. */
    boolean isInAny(List<TypeNamePattern> patterns) {
        for (TypeNamePattern each : patterns) {
            if (isIn(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name of the class, or of one of its supertypes, fits. */
    boolean anySupertype(TypeNamePattern pattern) {
        if (pattern.fits(own())) {
            return true;
        }
        for (TypeName each : supertypes()) {
            if (pattern.fits(each)) {
                return true;
            }
        }
        return false;
    }

    private TypeName own() {
        TypeName made = own;
        if (made == null) {
            made = TypeName.of(name);
            own = made;
        }
        return made;
    }

    private List<TypeName> supertypes() {
        List<TypeName> found = supertypes;
        if (found == null) {
            found = known.of(pool, near);
            supertypes = found;
        }
        return found;
    }
}
