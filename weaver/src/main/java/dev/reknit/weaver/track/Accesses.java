package dev.reknit.weaver.track;

import dev.reknit.weaver.check.State;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ConstantPool;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MemberReference;
import dev.reknit.weaver.model.RawClassFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which classes name fields of others that are neither private nor public, as all classes of a build tell together. Classes are
 * added, by one thread; then {@link #finish} is called, and from then on it is safe for use by several.
 */
final class Accesses {
    private final ClassIndex index;
    private final Map<String, List<MemberReference>> named = new TreeMap<>();
    private final Set<String> byHandles = new HashSet<>();
    private final Map<String, String> touched = new ConcurrentHashMap<>();
    private final Map<String, Map<MemberReference, MemberReference>> byAccessor = new ConcurrentHashMap<>();
    private final Map<MemberReference, Set<String>> byField = new ConcurrentHashMap<>();
    private volatile boolean known;

    Accesses(ClassIndex index) {
        this.index = index;
    }

    /** Looks at a class of the build, whether it is to be woven or not. */
    void add(String name, ConstantPool pool, byte[] classFile) {
        named.computeIfAbsent(name, none -> new ArrayList<>()).addAll(named(pool));
        if (FieldChoice.usesHandles(classFile)) {
            byHandles.addAll(pool.strings());
        }
        for (MemberReference each : pool.methods()) {
            if (each.name().equals(Names.TOUCH) && !each.owner().equals(name)) {
                touched.put(each.descriptor().substring(2, each.descriptor().indexOf(';')), name);
            }
        }
    }

    /** Finds out which fields are meant; to be called when all classes were added. */
    void finish() {
        named.forEach((name, references) -> {
            byHandles.addAll(unknown(references));
            Map<MemberReference, MemberReference> others = others(name, references);
            byte[] classFile = others.isEmpty() ? null : read(name);
            if (classFile != null) {
                add(name, new FieldUses(index, others).in(classFile));
            }
        });
        named.clear();
        known = true;
    }

    private void add(String name, FieldUses uses) {
        byHandles.addAll(uses.byHandles());
        if (!uses.found().isEmpty()) {
            byAccessor.put(name, uses.found());
            uses.found()
                    .values()
                    .forEach(each -> byField.computeIfAbsent(each, none -> new TreeSet<>())
                            .add(name));
        }
    }

    private byte @Nullable [] read(String name) {
        try {
            return index.read(name);
        } catch (RuntimeException | LinkageError unreadable) {
            return null; // weaving it will say why
        }
    }

    private Set<String> unknown(List<MemberReference> references) {
        return references.stream()
                .filter(each -> declared(each) == null)
                .map(MemberReference::name)
                .collect(Collectors.toSet());
    }

    private Map<MemberReference, MemberReference> others(String name, List<MemberReference> references) {
        Map<MemberReference, MemberReference> others = new HashMap<>();
        for (MemberReference each : references) {
            MemberReference declared = declared(each);
            if (declared != null && !declared.owner().equals(name) && isNear(declared)) {
                others.put(each, declared);
            }
        }
        return others;
    }

    /** The field as its class declares it (The Java Virtual Machine Specification, section 5.4.3.2); null if it is not found. */
    private @Nullable MemberReference declared(MemberReference reference) {
        Set<String> seen = new HashSet<>();
        String owner = reference.owner();
        while (owner != null && seen.add(owner)) {
            ClassModel type = index.find(owner).orElse(null);
            if (type == null) {
                return null;
            }
            if (field(type, reference) != null || type.isInterface() || RawClassFile.isPlatform(owner)) {
                return new MemberReference(owner, reference.name(), reference.descriptor());
            }
            owner = type.superName();
        }
        return null;
    }

    private boolean isNear(MemberReference declared) {
        return index.find(declared.owner())
                .map(type -> field(type, declared))
                .filter(field -> FieldChoice.isNear(field) && State.has(field))
                .isPresent();
    }

    private static @Nullable FieldModel field(ClassModel type, MemberReference reference) {
        return type.fields().stream()
                .filter(each -> each.name().equals(reference.name())
                        && each.descriptor().equals(reference.descriptor()))
                .findFirst()
                .orElse(null);
    }

    /** Whether all classes have been looked at. */
    boolean isKnown() {
        return known;
    }

    /** Whether code may write a field by other ways than the instruction for it, or it is not known which field some code means. */
    boolean isByHandles(String field) {
        return byHandles.contains(field);
    }

    /** The classes, besides the one that declares it, that write a field, or read from it what may change. */
    Set<String> of(MemberReference declared) {
        return byField.getOrDefault(declared, Set.of());
    }

    /**
     * The fields that a class writes, or reads so, of other classes, as it names them, with the declarations. A class that was not
     * added is looked at now.
     */
    Map<MemberReference, MemberReference> by(String name, byte[] classFile) {
        if (known) {
            return byAccessor.getOrDefault(name, Map.of());
        }
        ConstantPool pool = ConstantPool.of(classFile).orElse(null);
        Map<MemberReference, MemberReference> others = pool == null ? Map.of() : others(name, named(pool));
        return others.isEmpty()
                ? Map.of()
                : new FieldUses(index, others).in(classFile).found();
    }

    private static List<MemberReference> named(ConstantPool pool) {
        List<MemberReference> named = new ArrayList<>(pool.fields());
        named.removeIf(each -> RawClassFile.isPlatform(each.owner()));
        return named;
    }

    /** Whether there is nothing that it knows of. */
    boolean isEmpty() {
        return byAccessor.isEmpty() && touched.isEmpty();
    }

    /** Whether a class has such fields, as far as is known. */
    boolean isAccessor(String name) {
        return byAccessor.containsKey(name);
    }

    /** A class that was woven to log what it changes in objects of another, which it is not nested with; null if there is none. */
    @Nullable
    String wovenFor(String name) {
        return touched.get(name);
    }

    /** All that was found, as a text for each class. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        byAccessor.forEach((name, fields) ->
                fields.values().forEach(each -> names.add(name + " " + each.owner() + "." + each.name())));
        return names;
    }
}
