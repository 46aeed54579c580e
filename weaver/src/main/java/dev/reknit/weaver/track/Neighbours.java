package dev.reknit.weaver.track;

import dev.reknit.runtime.ContainerMade;
import dev.reknit.weaver.check.Problem.Severity;
import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.ConstantPool;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.model.MemberReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are neither private nor public, and the classes outside of a nest that name them.
 *
 * <p><b>Idea.</b> Such a field is as good as a private one if every class that names it is woven to log what it does. In a build all
 * of these are known before the first is woven. So the field is <i>closed</i> if each of them <i>can</i> be woven; which they are
 * from then on, whatever becomes of their own nests. Whether a class can be is a question about it alone: it is tried out
 * with all barriers that it could ever get. Therefore no nest has to wait for a decision about another, and the order of the
 * classes does not matter.
 *
 * <p>A class that was woven by an earlier build, or another one, tells in a constant which of its fields are closed; who names one
 * of these is woven for it in any case, by an agent too. Safe for use by several threads.
 */
final class Neighbours {
    private static final int OLDEST = Ownership.OLDEST;

    private final ClassIndex index;
    private final Ownership.Scope scope;
    private final Decisions decisions;
    private final Accesses accesses;
    private final Map<String, Boolean> weavable = new ConcurrentHashMap<>();

    Neighbours(ClassIndex index, Ownership.Scope scope, Decisions decisions) {
        this.index = index;
        this.scope = scope;
        this.decisions = decisions;
        this.accesses = new Accesses(index);
    }

    /** Looks at a class of the build. */
    void add(String name, ConstantPool pool, byte[] classFile) {
        if (scope.isClosed()) {
            accesses.add(name, pool, classFile);
        }
    }

    /** To be called when all classes were added; gives a text for each that writes to fields of others. */
    Set<String> finish() {
        if (scope.isClosed()) {
            accesses.finish();
        }
        return accesses.names();
    }

    /** Whether a class may be woven for others, or others were woven for it; quick. */
    boolean mayConcern(byte[] classFile) {
        if (accesses.isEmpty()) {
            return false;
        }
        String name = ConstantPool.of(classFile).map(ConstantPool::name).orElse(null);
        return name != null && mayConcern(name);
    }

    private boolean mayConcern(String name) {
        return accesses.isAccessor(name) || accesses.wovenFor(name) != null;
    }

    /** A class outside of a nest that was woven for a member which now is not; null if there is none. */
    @Nullable
    String wovenFor(ClassModel member, Kin kin) {
        String other = member.isWoven() ? null : accesses.wovenFor(member.name());
        return other == null || kin.members().containsKey(other) ? null : other;
    }

    /** Whether all code outside of a nest that names a field, neither private nor public, can be woven for it. */
    boolean isClosed(ClassModel type, FieldModel field, Kin kin, Ownership.Plans plans) {
        if (!scope.isClosed() || !accesses.isKnown() || accesses.isByHandles(field.name())) {
            return false;
        }
        for (String each : accessors(type.name(), field, kin)) {
            if (decisions.isDone(each) || !isWeavable(each, plans)) {
                return false;
            }
        }
        return true;
    }

    private Set<String> accessors(String type, FieldModel field, Kin kin) {
        Set<String> all = new TreeSet<>(accesses.of(new MemberReference(type, field.name(), field.descriptor())));
        all.removeAll(kin.members().keySet());
        return all;
    }

    /** The classes that are to be woven for a nest. */
    Set<String> accessors(TrackedNest nest, Kin kin) {
        Set<String> all = new TreeSet<>();
        for (TrackedClass type : nest.members().values()) {
            type.near().forEach(field -> all.addAll(accessors(type.name(), field, kin)));
        }
        return all;
    }

    private boolean isWeavable(String name, Ownership.Plans plans) {
        Boolean known = weavable.get(name);
        if (known == null) {
            known = tryOut(name, plans);
            weavable.put(name, known);
        }
        return known;
    }

    private boolean tryOut(String name, Ownership.Plans plans) {
        try {
            byte[] classFile = index.read(name);
            if (classFile == null) {
                return false;
            }
            ClassModel type = ClassModelReader.whole(classFile);
            if (!canBe(type, classFile, scope, plans)) {
                return false;
            }
            plans.tryOut(type, classFile, alone(mostBarriers(type, classFile)));
            return true;
        } catch (RuntimeException | LinkageError cannot) {
            return false;
        }
    }

    /** Whether nothing speaks against weaving a class. */
    static boolean canBe(ClassModel type, byte[] classFile, Ownership.Scope scope, Ownership.Plans plans) {
        return !type.isWoven()
                && type.version() >= OLDEST
                && scope.covers(type.name())
                && !ContainerMade.isContainerMade(type.name(), false)
                && !plans.isLeft(classFile);
    }

    private TrackedNest alone(Map<MemberReference, TrackedClass> others) {
        return new TrackedNest(Map.of(), Map.of(), scope.java(), others);
    }

    /** The others for which a class would be woven if all of them were tracked. */
    Map<MemberReference, TrackedClass> mostBarriers(ClassModel type, byte[] classFile) {
        FieldChoice all = new FieldChoice(index, false, (owner, field) -> true);
        return others(type, classFile, other -> NestChoice.make(all, other, null, 1));
    }

    private Map<MemberReference, TrackedClass> others(
            ClassModel type, byte[] classFile, Function<ClassModel, @Nullable TrackedClass> tracked) {
        Map<MemberReference, TrackedClass> others = new HashMap<>();
        accesses.by(type.name(), classFile).forEach((named, declared) -> {
            ClassModel owner = index.find(declared.owner()).orElse(null);
            TrackedClass other = owner == null ? null : tracked.apply(owner);
            if (other != null && other.field(declared.name(), declared.descriptor()) != null) {
                others.put(named, other);
            }
        });
        return others;
    }

    /**
     * A nest with the other classes of which the code of one member writes fields.
     *
     * @param own null if the class's nest is not tracked
     * @param decide gives the nests of others; null for those that are not tracked
     * @return null if there is nothing to log
     */
    @Nullable
    TrackedNest around(
            ClassModel type,
            byte[] classFile,
            @Nullable TrackedNest own,
            Ownership.Plans plans,
            Function<ClassModel, @Nullable TrackedNest> decide) {
        Map<MemberReference, TrackedClass> others = others(type, classFile, other -> tracked(other, decide));
        others.values().removeIf(each -> own != null && own.find(each.name()) != null);
        if (others.isEmpty() || own != null) {
            return own == null ? null : own.near(others);
        }
        if (isWeavable(type.name(), plans)) {
            return alone(others);
        }
        String written = others.values().iterator().next().name().replace('/', '.');
        decisions.fail(
                List.of(type.name()),
                Severity.ERROR,
                "writes fields of " + written + ", which was woven to log such changes, and cannot be woven so itself;"
                        + " compile both again, as mvn clean does");
        return null;
    }

    private @Nullable TrackedClass tracked(ClassModel other, Function<ClassModel, @Nullable TrackedNest> decide) {
        if (other.isWoven()) {
            return woven(other);
        }
        TrackedNest nest = decide.apply(other);
        return nest == null ? null : nest.find(other.name());
    }

    /** A class as its constants tell. */
    private @Nullable TrackedClass woven(ClassModel type) {
        Object near = type.field(Marks.NEAR).map(FieldModel::constant).orElse(null);
        if (!(near instanceof String names)) {
            return null;
        }
        Set<String> closed = Set.of(names.split(","));
        FieldChoice choice = new FieldChoice(index, false, (owner, field) -> closed.contains(field.name()));
        return NestChoice.make(choice, type, null, 1);
    }

    /** Tries whether a class can be woven with a nest and all barriers that it could get. */
    void tryOut(Kin.Member member, TrackedNest nest, Ownership.Plans plans) throws ClassFileException {
        plans.tryOut(member.type(), member.classFile(), nest.near(mostBarriers(member.type(), member.classFile())));
    }
}
