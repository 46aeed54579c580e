package dev.reknit.weaver.track;

import dev.reknit.runtime.state.CapturableTypes;
import dev.reknit.weaver.check.State;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.RawClassFile;
import dev.reknit.weaver.track.Kin.Member;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, of a nest that durable objects are made of, the classes whose objects can be saved: those whose whole state is in fields of classes
 * that can be, too. Enums and records are not among them, since they are written by name and by component; nor are classes that are declared in
 * code, whose names change when others are added before them.
 */
final class SavedChoice {
    private static final int NO_OBJECTS_OF_ITS_OWN =
            Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_RECORD | Opcodes.ACC_MODULE;
    private static final int SEEN_BY_HEIRS = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private final Kin kin;
    private final ClassIndex index;
    private final Superclasses.Known known;
    private final Function<ClassModel, @Nullable String> durable;
    private final Map<String, Optional<SavedClass>> chosen = new LinkedHashMap<>();

    /**
     * Prepares a choice.
     *
     * @param known tells whether objects of superclasses in other nests can be saved
     * @param durable gives the names for {@link SavedClass#classes}
     */
    SavedChoice(Kin kin, ClassIndex index, Superclasses.Known known, Function<ClassModel, @Nullable String> durable) {
        this.kin = kin;
        this.index = index;
        this.known = known;
        this.durable = durable;
    }

    /** The classes, by internal name. */
    Map<String, SavedClass> choose() {
        Map<String, SavedClass> saved = new LinkedHashMap<>();
        for (Member each : kin.members().values()) {
            choose(each.type(), new HashSet<>()).ifPresent(one -> saved.put(one.name(), one));
        }
        return saved;
    }

    private Optional<SavedClass> choose(ClassModel type, Set<String> underway) {
        Optional<SavedClass> made = chosen.get(type.name());
        if (made == null && underway.add(type.name())) {
            made = make(type, underway);
            chosen.put(type.name(), made);
        }
        return made == null ? Optional.empty() : made;
    }

    private Optional<SavedClass> make(ClassModel type, Set<String> underway) {
        String parent = type.superName();
        if (parent == null || type.local() || (type.access() & NO_OBJECTS_OF_ITS_OWN) != 0 || hasOddNames(type)) {
            return Optional.empty();
        }
        Boolean chained = isSaved(parent, type, underway);
        if (chained == null || (!chained && !isBare(parent, type))) {
            return Optional.empty();
        }
        List<FieldModel> fields = type.fields().stream().filter(State::has).toList();
        return Optional.of(new SavedClass(type.name(), chained, fields, durable.apply(type)));
    }

    /** The constant that names the fields separates them by blanks. */
    private static boolean hasOddNames(ClassModel type) {
        return type.name().chars().anyMatch(Character::isWhitespace)
                || type.fields().stream().anyMatch(each -> each.name().chars().anyMatch(Character::isWhitespace));
    }

    private @Nullable Boolean isSaved(String parent, ClassModel heir, Set<String> underway) {
        if (RawClassFile.isPlatform(parent)) {
            return false;
        }
        Member mate = kin.members().get(parent);
        return mate != null
                ? Boolean.valueOf(choose(mate.type(), underway).isPresent())
                : known.is(parent, heir.name());
    }

    /** Whether a superclass, with those above it, has no state, and a constructor that an heir can call without anything at hand. */
    private boolean isBare(String parent, ClassModel heir) {
        if (RawClassFile.isPlatform(parent)) {
            return CapturableTypes.holdsNothing(parent.replace('/', '.')) && !parent.equals("java/lang/Record");
        }
        ClassModel type = index.find(parent).orElse(null);
        return type != null
                && type.superName() != null
                && type.fields().stream().noneMatch(State::has)
                && hasPlainConstructor(type, heir)
                && isBare(type.superName(), type);
    }

    private static boolean hasPlainConstructor(ClassModel type, ClassModel heir) {
        return type.method("<init>", "()V")
                .filter(each -> (each.access() & SEEN_BY_HEIRS) != 0
                        || ((each.access() & Opcodes.ACC_PRIVATE) == 0
                                && packageOf(type).equals(packageOf(heir))))
                .isPresent();
    }

    private static String packageOf(ClassModel type) {
        return type.name().substring(0, type.name().lastIndexOf('/') + 1);
    }
}
