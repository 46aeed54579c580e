package dev.reknit.weaver.track;

import dev.reknit.weaver.check.StateTypes;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.model.RawClassFile;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The classes of which the state of an object may have objects: those that fields, elements, type arguments and the parameters of journaled
 * methods are declared as, with what is known to extend or implement them, and what these are made of in turn. No other class is
 * ever made from what a store has. For one thread.
 */
final class AllowedClasses {
    private static final int NO_OBJECTS = Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;

    private final ClassIndex index;
    private final Subtypes subtypes;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> ahead = new ArrayDeque<>();

    private AllowedClasses(ClassIndex index, Subtypes subtypes) {
        this.index = index;
        this.subtypes = subtypes;
    }

    /** The binary names, separated by commas. */
    static String of(ClassModel type, List<MethodModel> journaled, ClassIndex index, Subtypes subtypes) {
        AllowedClasses allowed = new AllowedClasses(index, subtypes);
        allowed.add(StateTypes.of(type, journaled, index));
        allowed.follow();
        return String.join(",", allowed.names);
    }

    private void add(StateTypes types) {
        add(types.declared());
        add(types.enums());
    }

    private void add(Collection<String> found) {
        for (String each : found) {
            if (!RawClassFile.isPlatform(each) && seen.add(each)) {
                ahead.add(each);
            }
        }
    }

    private void follow() {
        for (String next = ahead.poll(); next != null; next = ahead.poll()) {
            ClassModel type = index.find(next).orElse(null);
            if (type != null) {
                boolean isEnum = (type.access() & Opcodes.ACC_ENUM) != 0;
                if (!type.local() && (isEnum || (type.access() & NO_OBJECTS) == 0)) {
                    names.add(type.binaryName());
                }
                add(type.permitted());
                add(subtypes.of(next));
                add(StateTypes.of(type, index));
            }
        }
    }
}
