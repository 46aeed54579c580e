package dev.reknit.weaver.track;

import dev.reknit.weaver.check.StateTypes;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ConstantPool;
import dev.reknit.weaver.model.RawClassFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types of which checkpointed objects are made, as far as they are known by now. A class is owned if such a type is
 * among its superclasses and interfaces. Safe for use by several threads.
 */
final class OwnedTypes {
    /** What a class implements whose objects log their changes. */
    static final String TRACKED = "dev/reknit/runtime/state/Tracked";

    /** What a class implements whose objects can be saved. */
    static final String SAVEABLE = "dev/reknit/runtime/encoding/Saveable";

    /** Types that a program has in its state; beyond that, objects are copied as they were before. */
    private static final int MOST = 20_000;

    private final ClassIndex index;
    private final String mark;
    private final Set<String> owned = ConcurrentHashMap.newKeySet();
    private final Set<String> inherited = ConcurrentHashMap.newKeySet();
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> above = new ConcurrentHashMap<>();

    /**
     * Creates an empty set.
     *
     * @param mark the interface of those that were woven before
     */
    OwnedTypes(ClassIndex index, String mark) {
        this.index = index;
        this.mark = mark;
    }

    /** Adds what an object's state is made of. */
    void add(StateTypes types) {
        if (owned.size() < MOST) {
            types.declared().forEach(this::add);
            inherited.addAll(types.inherited());
            types.inherited().forEach(this::watchNest);
        }
    }

    private void add(String name) {
        if (owned.add(name)) {
            watchNest(name);
        }
    }

    private void watchNest(String name) {
        if (watched.add(name)) {
            index.find(name).ifPresent(each -> watchNest(each.nest()));
        }
    }

    private void watchNest(ClassModel.Nest nest) {
        if (nest.host() != null) {
            watchNest(nest.host());
        }
        nest.members().forEach(watched::add);
    }

    /** Whether a class is a superclass of an owned one. */
    boolean isInherited(String name) {
        return inherited.contains(name);
    }

    /** Whether a class may be owned, or one of its nest; quick where nothing is owned. */
    boolean mayConcern(byte[] classFile, ClassIndex.ClassFiles near) {
        if (watched.isEmpty()) {
            return false;
        }
        ConstantPool pool = ConstantPool.of(classFile).orElse(null);
        String name = pool == null ? null : pool.name();
        if (pool == null || name == null) {
            return false;
        }
        return watched.contains(name) || isAnyOwned(supertypes(pool), near);
    }

    /** Whether a class is owned. */
    boolean isOwned(ClassModel type) {
        if (owned.contains(type.name())) {
            return true;
        }
        List<String> supertypes = type.supertypes();
        supertypes.removeIf(RawClassFile::isPlatform);
        return isAnyOwned(supertypes, index::read);
    }

    private boolean isAnyOwned(List<String> names, ClassIndex.ClassFiles near) {
        Set<String> seen = new HashSet<>(names);
        Deque<String> ahead = new ArrayDeque<>(seen);
        for (String next = ahead.poll(); next != null; next = ahead.poll()) {
            if (next.equals(mark) || owned.contains(next)) {
                return true;
            }
            for (String each : above(next, near)) {
                if (seen.add(each)) {
                    ahead.add(each);
                }
            }
        }
        return false;
    }

    private List<String> above(String name, ClassIndex.ClassFiles near) {
        List<String> known = above.get(name);
        if (known == null) {
            known = read(name, near);
            above.put(name, known);
        }
        return known;
    }

    private List<String> read(String name, ClassIndex.ClassFiles near) {
        try {
            byte[] bytes = near.read(name);
            byte[] classFile = bytes == null ? index.read(name) : bytes;
            return classFile == null
                    ? List.of()
                    : ConstantPool.of(classFile).map(OwnedTypes::supertypes).orElse(List.of());
        } catch (RuntimeException | LinkageError unreadable) {
            return List.of();
        }
    }

    static List<String> supertypes(ConstantPool pool) {
        List<String> names = new ArrayList<>(pool.interfaces());
        String superName = pool.superName();
        if (superName != null) {
            names.add(superName);
        }
        names.removeIf(RawClassFile::isPlatform);
        return names;
    }

    /** Their names, in order. */
    Set<String> names() {
        return new TreeSet<>(owned);
    }

    /** The names of those that are superclasses of owned ones. */
    Set<String> inherited() {
        return new TreeSet<>(inherited);
    }
}
