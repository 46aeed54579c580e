package dev.reknit.weaver.track;

import dev.reknit.runtime.ContainerMade;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.RawClassFile;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A class that a durable one does not know by name, since it came later or is still to come. Its objects may be made from what a store has if its
 * class file extends or implements, in one step or several, a class or interface that the durable one knows, and it is one of those that the weaver lets
 * be saved; an enum or a record need not be woven for that. Looks at class files only.
 */
record LaterClass(ClassIndex index, Ownership.Scope scope, Decisions decisions) {
    private static final int NOT_MADE = Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION | Opcodes.ACC_MODULE;
    private static final int NOT_WOVEN = Opcodes.ACC_ENUM | Opcodes.ACC_RECORD;

    /**
     * Whether that is so.
     *
     * @param name the internal name
     * @param known the internal names that the durable class knows
     */
    boolean mayBeMade(String name, Set<String> known) {
        if (RawClassFile.isPlatform(name) || !scope.covers(name)) {
            return false;
        }
        ClassModel type = index.find(name).orElse(null);
        return type != null
                && type.name().equals(name)
                && !type.local()
                && (type.access() & NOT_MADE) == 0
                && !ContainerMade.isContainerMade(name, (type.access() & Opcodes.ACC_SYNTHETIC) != 0)
                && ((type.access() & NOT_WOVEN) != 0 || isOrWillBeSaved(type))
                && isKindOf(type, known, new HashSet<>());
    }

    private boolean isOrWillBeSaved(ClassModel type) {
        TrackedNest nest = decisions.nest(type.name());
        if (nest != null) {
            return nest.saves(type.name());
        }
        return type.isWoven() ? type.interfaces().contains(OwnedTypes.SAVEABLE) : !decisions.hasPassed(type.name());
    }

    private boolean isKindOf(ClassModel type, Set<String> known, Set<String> seen) {
        for (String each : type.supertypes()) {
            if (!RawClassFile.isPlatform(each)
                    && seen.add(each)
                    && (known.contains(each)
                            || index.find(each)
                                    .filter(above -> isKindOf(above, known, seen))
                                    .isPresent())) {
                return true;
            }
        }
        return false;
    }
}
