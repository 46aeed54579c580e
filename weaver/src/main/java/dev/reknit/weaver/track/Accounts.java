package dev.reknit.weaver.track;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.report.StateField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Gives account of what becomes of the state of classes, by what was decided. */
final class Accounts {
    private final ClassIndex index;
    private final Ownership.Scope scope;
    private final Decisions decisions;
    private final Superclasses superclasses;

    Accounts(ClassIndex index, Ownership.Scope scope, Decisions decisions) {
        this.index = index;
        this.scope = scope;
        this.decisions = decisions;
        this.superclasses = new Superclasses(index, (name, heir) -> null);
    }

    List<StateField> of(ClassModel type, @Nullable TrackedNest nest, boolean checkpointed) {
        StateAccount account = new StateAccount(index, name -> logs(name, type.name()), checkpointed);
        TrackedClass tracked = nest == null ? null : nest.find(type.name());
        if (tracked != null) {
            return account.ofTracked(
                    type, tracked.copied().stream().map(FieldModel::name).collect(Collectors.toSet()));
        }
        Optional<FieldModel> copied = type.isWoven() ? type.field(Marks.COPIED) : Optional.empty();
        if (copied.isPresent()) {
            return account.ofTracked(
                    type, Set.of(String.valueOf(copied.get().constant()).split(",")));
        }
        return checkpointed ? account.ofCopied(type, whyNot(type)) : List.of();
    }

    private String whyNot(ClassModel type) {
        if (decisions.failure(type.name()) != null) {
            return "weaving it so that it logs its changes failed";
        }
        if ((type.access() & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_RECORD)) != 0) {
            return "interfaces, enums and records do not log their changes";
        }
        return superclasses.of(type) == null
                ? "it extends a class of the JDK, or one that is not found"
                : "it, or a class nested with it, was loaded before that was known, is excluded, or was woven elsewhere";
    }

    String whyNotSaved(ClassModel type) {
        Ownership.Failure failure = decisions.failure(type.name());
        return failure != null
                ? "it " + failure.why()
                : "it, or a class nested with it or above it, was loaded before that was known, is excluded, or was woven"
                        + " elsewhere; weave it at build time, together with these";
    }

    /** Whether objects of a class log their changes, as far as is known before it comes. */
    private boolean logs(String name, String heir) {
        TrackedNest nest = decisions.nest(name);
        if (nest != null) {
            return nest.find(name) != null;
        }
        ClassModel type = index.find(name).orElse(null);
        if (type == null || decisions.hasPassed(name) || type.isWoven()) {
            return type != null && type.interfaces().contains(OwnedTypes.TRACKED);
        }
        return scope.covers(name) && scope.isOwn(name, heir) && (type.isInterface() || superclasses.of(type) != null);
    }
}
