package dev.reknit.weaver.check;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;

/**
 * What can be said of types without loading them. Where a class is not found, the use is given the
 * benefit of the doubt.
 */
record Types(ClassIndex index) {
    private static final Map<String, Integer> PRIMITIVES = Map.of(
            "java/lang/Boolean", Type.BOOLEAN,
            "java/lang/Character", Type.CHAR,
            "java/lang/Byte", Type.BYTE,
            "java/lang/Short", Type.SHORT,
            "java/lang/Integer", Type.INT,
            "java/lang/Long", Type.LONG,
            "java/lang/Float", Type.FLOAT,
            "java/lang/Double", Type.DOUBLE,
            "java/lang/Void", Type.VOID);

    /** How far up a type argument is followed; in damaged classes there may be no end. */
    private static final int MOST_SUPERTYPES = 100;

    /** To which primitives each widens (Java Language Specification, section 5.1.2). */
    private static final Map<Integer, Set<Integer>> WIDER = Map.of(
            Type.BYTE, Set.of(Type.SHORT, Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE),
            Type.SHORT, Set.of(Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE),
            Type.CHAR, Set.of(Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE),
            Type.INT, Set.of(Type.LONG, Type.FLOAT, Type.DOUBLE),
            Type.LONG, Set.of(Type.FLOAT, Type.DOUBLE),
            Type.FLOAT, Set.of(Type.DOUBLE));

    /**
     * Whether a parameter may take a value, boxing and widening allowed. False only where that is
     * certain.
     */
    boolean takes(TypeUse parameter, TypeUse value) {
        int primitive = primitive(value);
        if (parameter instanceof TypeUse.Primitive wanted) {
            int sort = wanted.type().getSort();
            return value instanceof TypeUse.Variable
                    || value instanceof TypeUse.Unknown
                    || primitive == sort
                    || WIDER.getOrDefault(primitive, Set.of()).contains(sort);
        }
        return holds(parameter, value);
    }

    /**
     * Whether what stands for a result may be returned in its place: as {@link #takes} without widening, since the woven
     * method unboxes exactly its own type.
     */
    boolean returns(TypeUse result, TypeUse value) {
        if (result instanceof TypeUse.Primitive wanted) {
            return value instanceof TypeUse.Variable
                    || value instanceof TypeUse.Unknown
                    || primitive(value) == wanted.type().getSort();
        }
        return holds(result, value);
    }

    private boolean holds(TypeUse target, TypeUse value) {
        if (target instanceof TypeUse.Named to) {
            if (value instanceof TypeUse.Named from) {
                return mayBe(from.name(), to.name());
            }
            if (value instanceof TypeUse.Primitive from) {
                return from.type() != Type.VOID_TYPE && mayBe(boxedName(from), to.name());
            }
            return !(value instanceof TypeUse.Array)
                    || Set.of("java/lang/Object", "java/lang/Cloneable", "java/io/Serializable")
                            .contains(to.name());
        }
        if (target instanceof TypeUse.Array to) {
            return value instanceof TypeUse.Array from
                    ? from.element() instanceof TypeUse.Primitive || to.element() instanceof TypeUse.Primitive
                            ? from.element().equals(to.element())
                            : holds(to.element(), from.element())
                    : !(value instanceof TypeUse.Named || value instanceof TypeUse.Primitive);
        }
        return !(value instanceof TypeUse.Primitive from && from.type() == Type.VOID_TYPE);
    }

    private static int primitive(TypeUse use) {
        if (use instanceof TypeUse.Primitive itself) {
            return itself.type().getSort();
        }
        return use instanceof TypeUse.Named named ? PRIMITIVES.getOrDefault(named.name(), -1) : -1;
    }

    /** What stands for a type where only a class can. */
    static TypeUse boxed(TypeUse use) {
        return use instanceof TypeUse.Primitive primitive ? new TypeUse.Named(boxedName(primitive), List.of()) : use;
    }

    private static String boxedName(TypeUse.Primitive use) {
        int sort = use.type().getSort();
        return PRIMITIVES.entrySet().stream()
                .filter(each -> each.getValue() == sort)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a class may be a subclass of another, or the same. */
    boolean mayBe(String name, String of) {
        return index.isSubtype(name, of).orElse(true);
    }

    /** Whether a class is a subclass of another, or the same, for certain. */
    boolean is(String name, String of) {
        return index.isSubtype(name, of).orElse(false);
    }

    /**
     * Whether objects of both classes can exist that are one object. Of classes, not of interfaces.
     */
    boolean overlap(String one, String other) {
        return mayBe(one, other) || mayBe(other, one);
    }

    /**
     * The first type argument that a use has as one of its supertypes: {@code Mirror} for {@code
     * MirrorList} as {@code Iterable}.
     */
    TypeUse argument(TypeUse use, String supertype) {
        return argument(use, supertype, MOST_SUPERTYPES);
    }

    private TypeUse argument(TypeUse use, String supertype, int steps) {
        if (!(use instanceof TypeUse.Named named) || steps == 0) {
            return TypeUse.UNKNOWN;
        }
        if (named.name().equals(supertype)) {
            return named.arguments().isEmpty()
                    ? TypeUse.UNKNOWN
                    : named.arguments().get(0);
        }
        ClassModel type = index.find(named.name()).orElse(null);
        if (type == null) {
            return TypeUse.UNKNOWN;
        }
        Signatures.Declaration declaration = Signatures.of(type);
        Map<String, TypeUse> variables = declaration.arguments(named);
        for (TypeUse.Named above : declaration.supertypes()) {
            if (is(above.name(), supertype)) {
                return argument(above.bind(variables), supertype, steps - 1);
            }
        }
        return TypeUse.UNKNOWN;
    }
}
