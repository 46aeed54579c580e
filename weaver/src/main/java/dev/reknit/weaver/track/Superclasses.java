package dev.reknit.weaver.track;

import dev.reknit.runtime.state.CapturableTypes;
import dev.reknit.runtime.state.CapturableTypes.Kind;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.RawClassFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies above a class. */
final class Superclasses {
    private final ClassIndex index;
    private final Known known;

    /** Tells of superclasses in other nests. */
    @FunctionalInterface
    interface Known {
        /** Whether it is so of a superclass of a class; null if that cannot be known. */
        @Nullable
        Boolean is(String name, String heir);
    }

    Superclasses(ClassIndex index, Known known) {
        this.index = index;
        this.known = known;
    }

    /** The application's superclasses of a class, nearest first; null unless all are found, and what the last of them extends has no state. */
    @Nullable
    List<String> of(ClassModel type) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        ClassModel above = type;
        while (above != null) {
            String name = above.superName();
            if (name == null || !seen.add(name)) {
                return null;
            }
            if (RawClassFile.isPlatform(name)) {
                return CapturableTypes.holdsNothing(name.replace('/', '.')) ? names : null;
            }
            names.add(name);
            above = index.find(name).orElse(null);
        }
        return null;
    }

    /** What becomes of the objects of a class for what it extends or implements: a lock is shared, a thread refused. */
    Kind inherited(ClassModel type) {
        Set<String> seen = new HashSet<>(Set.of(type.name()));
        Deque<ClassModel> ahead = new ArrayDeque<>(List.of(type));
        for (ClassModel next = ahead.poll(); next != null; next = ahead.poll()) {
            for (String each : next.supertypes()) {
                Kind kind = CapturableTypes.verdict(each.replace('/', '.')).kind();
                if (kind == Kind.SHARED || kind == Kind.REFUSED) {
                    return kind;
                }
                if (seen.add(each)) {
                    index.find(each).ifPresent(ahead::add);
                }
            }
        }
        return Kind.UNKNOWN;
    }

    @Nullable
    Boolean isTracked(String name, String heir) {
        return known.is(name, heir);
    }
}
