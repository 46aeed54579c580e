package dev.reknit.weaver.track;

import dev.reknit.weaver.check.StateTypes;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.RawClassFile;
import dev.reknit.weaver.track.Kin.Member;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of objects that outlive the process: the types that they are made of, and what extends these. Safe for use by several
 * threads.
 */
final class Saving {
    private final ClassIndex index;
    private final Decisions decisions;
    private final OwnedTypes types;
    private final Subtypes subtypes = new Subtypes();

    Saving(ClassIndex index, Decisions decisions) {
        this.index = index;
        this.decisions = decisions;
        this.types = new OwnedTypes(index, OwnedTypes.SAVEABLE);
    }

    OwnedTypes types() {
        return types;
    }

    Subtypes subtypes() {
        return subtypes;
    }

    /** A class that was woven elsewhere. */
    void woven(ClassModel type) {
        if (type.interfaces().contains(OwnedTypes.SAVEABLE)) {
            types.add(StateTypes.ofNames(Set.of(type.name()), Set.of()));
        }
    }

    /**
     * Adds to a nest the classes that can be saved.
     *
     * @param tracked has it decided about superclasses
     */
    TrackedNest choose(TrackedNest nest, Kin kin, Superclasses.Known tracked, Ownership.Plans plans) {
        for (Member each : kin.members().values()) {
            for (String parent : each.type().supertypes()) {
                if (!RawClassFile.isPlatform(parent)) {
                    subtypes.add(parent, each.type().name());
                }
            }
        }
        Superclasses.Known known = (name, heir) -> tracked.is(name, heir) == null ? null : isSaved(name);
        return nest.with(new SavedChoice(kin, index, known, type -> allowed(type, kin, plans)).choose());
    }

    private boolean isSaved(String name) {
        TrackedNest nest = decisions.nest(name);
        return nest != null
                ? nest.saves(name)
                : index.find(name)
                        .filter(each -> each.interfaces().contains(OwnedTypes.SAVEABLE))
                        .isPresent();
    }

    private @Nullable String allowed(ClassModel type, Kin kin, Ownership.Plans plans) {
        Member member = kin.members().get(type.name());
        return member == null || !plans.isDurable(type) ? null : allowed(type, member.classFile(), plans);
    }

    private String allowed(ClassModel type, byte[] classFile, Ownership.Plans plans) {
        return AllowedClasses.of(type, Roots.withArguments(plans.checkpointed(type, classFile)), index, subtypes);
    }

    /** What is wrong with classes that were woven before; see {@link Ownership#outdated}. */
    List<Ownership.Failure> outdated(
            ClassModel type,
            byte[] classFile,
            @Nullable TrackedNest nest,
            Ownership.Plans plans,
            Predicate<String> passed) {
        SavedClass known = nest == null ? null : nest.saved().get(type.name());
        return new Outdated(index, type, passed)
                .find(known == null ? null : known.classes(), () -> allowed(type, classFile, plans));
    }
}
