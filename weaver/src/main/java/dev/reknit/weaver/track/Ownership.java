package dev.reknit.weaver.track;

import dev.reknit.runtime.ContainerMade;
import dev.reknit.weaver.check.StateTypes;
import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.model.RawClassFile;
import dev.reknit.weaver.track.Kin.Member;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Decides which classes of one class loader, or of one build, are tracked. A nest is tracked as a whole or not at all,
 * since its classes write each other's fields: if one of its classes has a checkpointed method, or is of a type that a
 * checkpointed object is made of. That is learned from class to class; a class that was let pass before its turn came
 * stays as it is for ever, and its nest with it. Each decision is made once. Whatever is decided, what is
 * not tracked is copied. Safe for use by several threads.
 */
public final class Ownership {
    private static final int FIRST_WITH_FRAMES = Opcodes.V1_6;

    private final ClassIndex index;
    private final Scope scope;
    private final OwnedTypes types;

    // Guarded by this. Class files are read, and classes woven on trial, without: that may take locks of class loaders.
    private final Map<String, TrackedNest> nests = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();
    private final NameHashes passed = new NameHashes();

    /** Which classes there are to decide about. */
    public interface Scope {
        /** Whether a class is woven at all, by its internal name: it is not excluded. */
        boolean covers(String name);

        /**
         * Whether a class that has not come yet is one of this class loader or build for certain, so that what is decided
         * about it holds.
         *
         * @param heir a class that extends it, which is one
         */
        boolean isOwn(String name, String heir);
    }

    /** What is asked about classes; called by the thread that asks for a decision. */
    public interface Plans {
        /** The methods that are checkpointed by an annotation or a rule. */
        List<MethodModel> checkpointed(ClassModel type, byte[] classFile);

        /** Whether a class is left to another engine. */
        boolean isLeft(byte[] classFile);

        /**
         * Weaves a class to see whether that works.
         *
         * @throws ClassFileException if it does not
         */
        void tryOut(ClassModel type, byte[] classFile, TrackedNest nest);
    }

    /** Creates what decides about the classes that an index finds. */
    public Ownership(ClassIndex index, Scope scope) {
        this.index = index;
        this.scope = scope;
        this.types = new OwnedTypes(index);
    }

    /** Decides about all classes that an index finds. */
    public static Ownership ofAll(ClassIndex index) {
        return new Ownership(index, new Scope() {
            @Override
            public boolean covers(String name) {
                return true;
            }

            @Override
            public boolean isOwn(String name, String heir) {
                return true;
            }
        });
    }

    /**
     * Whether a class may be of a tracked nest though it does not mention Reknit; quick where nothing is tracked.
     *
     * @param near where class files of supertypes are looked for first
     */
    public boolean mayConcern(byte[] classFile, ClassIndex.ClassFiles near) {
        return types.mayConcern(classFile, near);
    }

    /** Lets a class pass, which stays as it is; false if it is of a tracked nest by now, and must be woven. */
    public synchronized boolean letPass(String name) {
        if (nests.containsKey(name)) {
            return false;
        }
        passed.add(name);
        return true;
    }

    private synchronized boolean hasPassed(String name) {
        return passed.contains(name);
    }

    private synchronized @Nullable TrackedNest decided(String name) {
        return nests.get(name);
    }

    /** Why a class could not be tracked though it should; null if there is no such reason. */
    public synchronized @Nullable String failure(String name) {
        return failures.get(name);
    }

    /** A class that was woven elsewhere: its subclasses are owned if it is tracked, and its superclasses stay as they are. */
    public void woven(ClassModel type) {
        if (!type.interfaces().contains(OwnedTypes.TRACKED)) {
            letPass(type.name());
            return;
        }
        types.add(new StateTypes(Set.of(type.name()), Set.of()));
        ClassModel above = type;
        for (int steps = 0; above != null && above.superName() != null && steps < 100; steps++) {
            String name = above.superName();
            above = RawClassFile.isPlatform(name) ? null : index.find(name).orElse(null);
            if (above != null && !above.interfaces().contains(OwnedTypes.TRACKED)) {
                letPass(name);
            }
        }
    }

    /** Adds what the objects of a class with checkpointed methods are made of. */
    public void checkpointed(ClassModel type, List<MethodModel> methods) {
        types.add(StateTypes.of(type, Roots.withArguments(methods), index));
    }

    /** The types that are owned, as far as is known. */
    public Set<String> owned() {
        return types.names();
    }

    /** Whether a class is of an owned type. */
    public boolean isOwned(ClassModel type) {
        return types.isOwned(type);
    }

    /**
     * The nest of a class, as it is tracked; null if it is not. The class is to be woven with it, or {@linkplain #letPass let
     * pass}.
     */
    public @Nullable TrackedNest nest(ClassModel type, byte[] classFile, Plans plans) {
        return nest(type, classFile, plans, new HashSet<>());
    }

    private @Nullable TrackedNest nest(ClassModel type, byte[] classFile, Plans plans, Set<String> underway) {
        TrackedNest known = decided(type.name());
        if (known != null || hasPassed(type.name())) {
            return known;
        }
        Kin kin = Kin.of(type, classFile, index);
        if (kin == null || !underway.add(kin.host())) {
            return null;
        }
        Roots roots = Roots.of(kin, plans, types);
        if (roots.isEmpty() || !isWhole(kin, plans)) {
            return null;
        }
        Superclasses superclasses = new Superclasses(index, (name, heir) -> isTracked(name, heir, plans, underway));
        TrackedNest nest = new NestChoice(kin, index, superclasses, types::isInherited).choose();
        if (nest.members().isEmpty() || !isSound(kin, nest, plans)) {
            return null;
        }
        TrackedNest agreed = agree(kin, nest);
        if (agreed == nest) {
            roots.ownedBy(index).forEach(types::add);
        }
        return agreed;
    }

    private boolean isWhole(Kin kin, Plans plans) {
        for (Member each : kin.members().values()) {
            ClassModel type = each.type();
            if (type.isWoven()
                    || type.version() < FIRST_WITH_FRAMES
                    || hasPassed(type.name())
                    || !scope.covers(type.name())
                    || ContainerMade.isContainerMade(type.name(), false)
                    || plans.isLeft(each.classFile())) {
                return false;
            }
        }
        return true;
    }

    private boolean isSound(Kin kin, TrackedNest nest, Plans plans) {
        for (Member each : kin.members().values()) {
            try {
                plans.tryOut(each.type(), each.classFile(), nest);
            } catch (ClassFileException failure) {
                fail(kin.members().keySet(), each.type().binaryName() + ": " + failure.getMessage());
                return false;
            }
        }
        return true;
    }

    private synchronized void fail(Collection<String> members, String why) {
        members.forEach(each -> failures.put(each, why));
    }

    /** The decision, unless another thread made one, or let a member pass. */
    private synchronized @Nullable TrackedNest agree(Kin kin, TrackedNest nest) {
        TrackedNest other = nests.get(kin.host());
        if (other != null) {
            return other;
        }
        for (String each : kin.members().keySet()) {
            if (passed.contains(each)) {
                return null;
            }
        }
        for (String each : kin.members().keySet()) {
            nests.put(each, nest);
        }
        return nest;
    }

    /** Whether a superclass is tracked; what is decided about it now holds when it comes. Null if that cannot be known. */
    private @Nullable Boolean isTracked(String name, String heir, Plans plans, Set<String> underway) {
        ClassModel type = index.find(name).orElse(null);
        if (type == null) {
            return null;
        }
        if (type.isWoven()) {
            return type.interfaces().contains(OwnedTypes.TRACKED);
        }
        TrackedNest known = decided(name);
        if (known == null && !hasPassed(name)) {
            if (!scope.isOwn(name, heir)) {
                return null;
            }
            types.add(new StateTypes(Set.of(), Set.of(name)));
            known = nest(name, plans, underway);
            if (known == null && letPass(name)) {
                return false;
            }
            known = decided(name);
        }
        return known != null && known.find(name) != null;
    }

    private @Nullable TrackedNest nest(String name, Plans plans, Set<String> underway) {
        try {
            byte[] classFile = index.read(name);
            return classFile == null ? null : nest(ClassModelReader.whole(classFile), classFile, plans, underway);
        } catch (RuntimeException | LinkageError unreadable) {
            return null;
        }
    }
}
