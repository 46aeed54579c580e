package dev.reknit.weaver.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What the weaver knows of a class. Names are internal, with slashes.
 *
 * @param version the class file's major version
 * @param access the flags in the class file's head
 * @param modifiers as the source has them: a nested class may be private or static
 * @param signature the generic signature; null if there is none
 * @param superName the superclass; null for {@code java/lang/Object} and modules
 * @param annotations those of the class itself
 * @param methods all, constructors and the initializer among them
 * @param attributes the names of those attributes of the class file that are its compiler's own
 * @param nest what it says of the classes that may access each other's private members
 * @param permitted the names of the classes that may extend it, if it is sealed; else empty
 * @param local whether it is declared in code, with or without a name
 */
public record ClassModel(
        int version,
        int access,
        int modifiers,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        List<String> interfaces,
        List<AnnotationModel> annotations,
        List<FieldModel> fields,
        List<MethodModel> methods,
        List<String> attributes,
        Nest nest,
        List<String> permitted,
        boolean local) {

    /**
     * What a class file says of its nest. Before Java 11 there were no nests; there the classes of one
     * outermost class are taken for one.
     *
     * @param host the class that leads the nest; null for itself
     * @param members the others, if it is the host; of an old class file those nested in the class
     */
    public record Nest(@Nullable String host, List<String> members) {
        /** That of a class alone. */
        public static final Nest ALONE = new Nest(null, List.of());
    }

    /** The binary name, with dots. */
    public String binaryName() {
        return name.replace('/', '.');
    }

    /** The simple name; {@code Outer$Inner} for a nested class. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Whether it is an interface, or an annotation. */
    public boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** Whether it has the annotation that marks a woven class. */
    public boolean isWoven() {
        return annotation(Marks.WOVEN).isPresent();
    }

    /** Its superclass, if it has one, and its interfaces. */
    public List<String> supertypes() {
        List<String> names = new ArrayList<>(interfaces);
        if (superName != null) {
            names.add(superName);
        }
        return names;
    }

    /** Whether the class itself bears an annotation that an application writes. */
    boolean isAnnotated() {
        for (AnnotationModel each : annotations) {
            if (each.descriptor().startsWith(Marks.PACKAGE)
                    && !each.descriptor().equals(Marks.WOVEN)) {
                return true;
            }
        }
        return false;
    }

    /** An annotation of the class by its descriptor. */
    public Optional<AnnotationModel> annotation(String descriptor) {
        return AnnotationModel.find(annotations, descriptor);
    }

    /** A field by name. */
    public Optional<FieldModel> field(String field) {
        for (FieldModel each : fields) {
            if (each.name().equals(field)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** A method by name and descriptor. */
    public Optional<MethodModel> method(String method, String descriptor) {
        for (MethodModel each : methods) {
            if (each.name().equals(method) && each.descriptor().equals(descriptor)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
