package dev.reknit.weaver.track;

import dev.reknit.runtime.state.CapturableTypes.Kind;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.track.Kin.Member;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Chooses, of a nest that is to be tracked, the classes whose objects log their changes, and their fields. */
final class NestChoice {
    private static final int NO_FIELDS_OF_ITS_OWN =
            Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_RECORD | Opcodes.ACC_MODULE;

    private final Kin kin;
    private final FieldChoice fields;
    private final Superclasses superclasses;
    private final Predicate<String> isExtended;
    private final int java;
    private final Map<String, Optional<TrackedClass>> chosen = new LinkedHashMap<>();

    /**
     * Prepares a choice.
     *
     * @param fields what becomes of the fields of the nest
     * @param isExtended whether a class is known to be a superclass of one that is tracked
     * @param java the lowest version of Java that the classes will run on, as far as it is known
     */
    NestChoice(Kin kin, FieldChoice fields, Superclasses superclasses, Predicate<String> isExtended, int java) {
        this.kin = kin;
        this.fields = fields;
        this.superclasses = superclasses;
        this.isExtended = isExtended;
        this.java = java;
    }

    TrackedNest choose() {
        Map<String, TrackedClass> members = new LinkedHashMap<>();
        for (Member each : kin.members().values()) {
            TrackedClass tracked = choose(each.type(), new HashSet<>());
            if (tracked != null) {
                members.put(tracked.name(), tracked);
            }
        }
        return new TrackedNest(members, Map.of(), java, Map.of());
    }

    /** How a class is tracked; null if it is not. Superclasses of the same nest are chosen first. */
    private @Nullable TrackedClass choose(ClassModel type, Set<String> underway) {
        Optional<TrackedClass> known = chosen.get(type.name());
        if (known == null && underway.add(type.name())) {
            known = Optional.ofNullable(make(type, underway));
            chosen.put(type.name(), known);
        }
        return known == null ? null : known.orElse(null);
    }

    private @Nullable TrackedClass make(ClassModel type, Set<String> underway) {
        List<String> above = (type.access() & NO_FIELDS_OF_ITS_OWN) == 0 ? superclasses.of(type) : null;
        if (above == null || isValue(type) || superclasses.inherited(type) != Kind.UNKNOWN) {
            return null;
        }
        String tracked = null;
        for (String each : above) {
            Member mate = kin.members().get(each);
            Boolean is = mate != null
                    ? Boolean.valueOf(choose(mate.type(), underway) != null)
                    : superclasses.isTracked(each, type.name());
            if (is == null) {
                return null;
            }
            tracked = tracked == null && is ? each : tracked;
        }
        return make(fields, type, tracked, above.size() + 1);
    }

    /** A class whose objects log their changes, as a choice of fields has it. */
    static TrackedClass make(FieldChoice fields, ClassModel type, @Nullable String superclass, int level) {
        List<FieldModel> logged = fields.logged(type);
        Set<String> uncertain = logged.stream()
                .filter(fields::isUncertain)
                .map(FieldModel::name)
                .collect(Collectors.toSet());
        return new TrackedClass(type.name(), superclass, level, logged, fields.copied(type), uncertain);
    }

    /** Whether the runtime shares its objects, which never change. What is extended has to be tracked for its heirs. */
    private boolean isValue(ClassModel type) {
        boolean extended = (type.access() & Opcodes.ACC_ABSTRACT) != 0
                || isExtended.test(type.name())
                || kin.members().values().stream()
                        .anyMatch(each -> type.name().equals(each.type().superName()));
        return !extended && fields.hasValuesOnly(type);
    }
}
