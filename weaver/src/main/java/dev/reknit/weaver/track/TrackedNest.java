package dev.reknit.weaver.track;

import dev.reknit.weaver.model.MemberReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes that have access to each other's private members, and are tracked together.
 *
 * @param members those whose objects log their changes, by internal name; enums, records and interfaces of the nest are
 *     not among them, though their code, too, logs what it changes
 * @param saved those whose objects can be saved; none where no object of the nest outlives the process
 * @param java the lowest version of Java that the woven classes will run on, as far as it is known beyond what their class files say
 * @param near the classes of other nests of which code of this one writes fields, or reads what they hold, and logs that; by the
 *     field as that code names it
 */
public record TrackedNest(
        Map<String, TrackedClass> members,
        Map<String, SavedClass> saved,
        int java,
        Map<MemberReference, TrackedClass> near) {
    /** One that runs on any version that its class files allow. */
    public TrackedNest(Map<String, TrackedClass> members) {
        this(members, Map.of(), 0, Map.of());
    }

    /** The same, with classes that can be saved. */
    TrackedNest with(Map<String, SavedClass> others) {
        return new TrackedNest(members, others, java, near);
    }

    /** The same, with classes of other nests. */
    TrackedNest near(Map<MemberReference, TrackedClass> others) {
        return new TrackedNest(members, saved, java, others);
    }

    /** A member; null if the class is not in the nest, or its objects do not log their changes. */
    public @Nullable TrackedClass find(String internalName) {
        return members.get(internalName);
    }

    /** Whether objects of a class can be saved. */
    public boolean saves(String internalName) {
        return saved.containsKey(internalName);
    }

    /** The class that declares a field which is named by it or one of its subclasses; null if the field is not logged. */
    @Nullable
    TrackedClass declaring(String owner, String field, String descriptor) {
        TrackedClass other = near.get(new MemberReference(owner, field, descriptor));
        if (other != null) {
            return other;
        }
        TrackedClass type = find(owner);
        while (type != null && type.field(field, descriptor) == null) {
            type = type.trackedSuperclass() == null ? null : find(type.trackedSuperclass());
        }
        return type;
    }
}
