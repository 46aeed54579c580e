package dev.reknit.weaver.track;

import dev.reknit.weaver.check.StateTypes;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.track.Kin.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes a nest one that is tracked.
 *
 * @param owners its classes that are checkpointed or owned
 * @param inherited whether one is a superclass of such a class
 * @param durable whether objects of the nest outlive the process, on their own or as part of others
 */
record Roots(List<Owner> owners, boolean inherited, boolean durable) {
    private static final String CHECKPOINTED = "Ldev/reknit/Checkpointed;";
    private static final String JOURNALED = "Ldev/reknit/Journaled;";

    /**
     * A class of which the objects belong to a checkpointed object's state.
     *
     * @param methods its checkpointed ones
     */
    record Owner(Member member, List<MethodModel> methods) {}

    static Roots of(Kin kin, Ownership.Plans plans, OwnedTypes types, OwnedTypes saved) {
        List<Owner> owners = new ArrayList<>();
        boolean inherited = false;
        boolean durable = false;
        for (Member each : kin.members().values()) {
            List<MethodModel> methods = plans.checkpointed(each.type(), each.classFile());
            boolean own = plans.isDurable(each.type());
            if (own || !methods.isEmpty() || types.isOwned(each.type())) {
                owners.add(new Owner(each, methods));
            }
            inherited |= types.isInherited(each.type().name());
            durable |= own
                    || saved.isOwned(each.type())
                    || saved.isInherited(each.type().name());
        }
        return new Roots(owners, inherited, durable);
    }

    boolean isEmpty() {
        return owners.isEmpty() && !inherited;
    }

    /** What the objects of its classes are made of. */
    List<StateTypes> ownedBy(ClassIndex index) {
        return owners.stream()
                .map(each -> StateTypes.of(each.member().type(), withArguments(each.methods()), index))
                .toList();
    }

    /** Those methods of which the arguments are captured, too, or written to a journal. */
    static List<MethodModel> withArguments(List<MethodModel> checkpointed) {
        return checkpointed.stream()
                .filter(each -> isWithArguments(each.annotation(CHECKPOINTED))
                        || each.annotation(JOURNALED).isPresent())
                .toList();
    }

    private static boolean isWithArguments(Optional<AnnotationModel> annotation) {
        return annotation
                .filter(each -> Boolean.TRUE.equals(each.values().get("arguments")))
                .isPresent();
    }
}
