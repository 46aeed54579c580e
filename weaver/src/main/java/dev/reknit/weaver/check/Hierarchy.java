package dev.reknit.weaver.check;

import dev.reknit.runtime.config.Spelling;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * A class with its superclasses and interfaces: where names in annotations are looked up, in the order in
 * which the runtime does. Immutable.
 */
final class Hierarchy {
    private final Map<String, ClassModel> types = new LinkedHashMap<>();
    private final List<ClassModel> classes = new ArrayList<>();
    private boolean isComplete = true;

    Hierarchy(ClassModel type, ClassIndex index) {
        ClassModel next = type;
        while (next != null && types.putIfAbsent(next.name(), next) == null) { // a damaged class may extend itself
            classes.add(next);
            next = found(next.superName(), index);
        }
        for (ClassModel each : classes) {
            addInterfaces(each, index);
        }
    }

    private void addInterfaces(ClassModel type, ClassIndex index) {
        for (String name : type.interfaces()) {
            ClassModel above = found(name, index);
            if (above != null && types.putIfAbsent(name, above) == null) {
                addInterfaces(above, index);
            }
        }
    }

    private @Nullable ClassModel found(@Nullable String name, ClassIndex index) {
        if (name == null) {
            return null;
        }
        Optional<ClassModel> found = index.find(name);
        isComplete &= found.isPresent();
        return found.orElse(null);
    }

    /**
     * A method and the class that declares it.
     *
     * @param owner the internal name of the class
     */
    record Located(String owner, MethodModel method) {}

    /** The internal names of all that were found, classes before interfaces. */
    Stream<String> names() {
        return types.keySet().stream();
    }

    /** The class and its superclasses. */
    List<ClassModel> classes() {
        return classes;
    }

    /** Whether every supertype was found; otherwise a name that is missing may still be there. */
    boolean isComplete() {
        return isComplete;
    }

    /** Methods with a name, nearest first; none that another overrides. */
    List<Located> methods(String name) {
        Map<String, Located> found = new LinkedHashMap<>();
        for (ClassModel type : types.values()) {
            for (MethodModel each : type.methods()) {
                if (each.name().equals(name) && !each.has(Opcodes.ACC_BRIDGE)) {
                    String parameters =
                            each.descriptor().substring(0, each.descriptor().indexOf(')'));
                    found.putIfAbsent(parameters, new Located(type.name(), each));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** The nearest field with a name. */
    Optional<FieldModel> field(String name) {
        return types.values().stream()
                .flatMap(each -> each.field(name).stream())
                .findFirst();
    }

    /** Says that a name is unknown, and which one may have been meant. */
    String unknownMethod(String name, String excluded) {
        return unknown("no method of that name", name, methodNames().filter(each -> !each.equals(excluded)));
    }

    /**
     * As {@link #unknownMethod}, for a field or a method that gives something without being given
     * anything.
     */
    String unknownSource(String name, String excluded) {
        Stream<String> fields =
                types.values().stream().flatMap(each -> each.fields().stream()).map(FieldModel::name);
        Stream<String> getters = types.values().stream()
                .flatMap(each -> each.methods().stream())
                .filter(each -> each.parameters().length == 0 && !each.result().equals(Type.VOID_TYPE))
                .map(MethodModel::name);
        return unknown(
                "no field and no method of that name",
                name,
                Stream.concat(fields, getters).filter(each -> !each.equals(excluded)));
    }

    private String unknown(String what, String name, Stream<String> known) {
        String owner = types.values().iterator().next().binaryName();
        return "there is " + what + " in " + owner + " or its supertypes"
                + Spelling.nearest(name, known)
                        .map(each -> "; perhaps \"" + each + "\" was meant")
                        .orElse("");
    }

    private Stream<String> methodNames() {
        return types.values().stream()
                .filter(each -> !each.name().equals("java/lang/Object"))
                .flatMap(each -> each.methods().stream())
                .filter(each -> !each.isInitializer() && !each.has(Opcodes.ACC_SYNTHETIC))
                .map(MethodModel::name);
    }
}
