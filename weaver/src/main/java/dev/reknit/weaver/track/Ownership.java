package dev.reknit.weaver.track;

import dev.reknit.weaver.check.Problem.Severity;
import dev.reknit.weaver.check.StateTypes;
import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.model.RawClassFile;
import dev.reknit.weaver.report.StateField;
import dev.reknit.weaver.track.Kin.Member;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Decides which classes of one class loader, or of one build, are tracked. A nest is tracked as a whole or not at all,
 * since its classes write each other's fields: if one of its classes has a checkpointed method, or is of a type that a
 * checkpointed object is made of. That is learned from class to class; a class that was let pass before its turn came
 * stays as it is for ever, and its nest with it, unless it makes no use of what the nest allows it. Each decision is made once. Whatever is decided, what is
 * not tracked is copied. Safe for use by several threads.
 */
public final class Ownership {
    /** What code names that logs what it changes. */
    private static final String LOG = "dev/reknit/runtime/state/UndoLog";

    /** Older classes name classes by text, and have no constants for them. */
    static final int OLDEST = Opcodes.V1_5;

    private final ClassIndex index;
    private final Scope scope;
    private final OwnedTypes types;

    private final Decisions decisions = new Decisions();
    private final Accounts accounts;
    private final Saving saving;
    private final Neighbours neighbours;

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
        default boolean isOwn(String name, String heir) {
            return covers(name);
        }

        /**
         * Whether all code is in the survey that can write fields of the survey's classes which are neither private nor public. For
         * what cannot be known, subclasses of other builds, other provision is made.
         */
        default boolean isClosed() {
            return false;
        }

        /** The lowest version of Java that the classes will run on, as far as it is known beyond what their class files say. */
        default int java() {
            return 0;
        }
    }

    /**
     * Why a class is not tracked.
     *
     * @param why a sentence, of which the class is the subject
     */
    public record Failure(Severity severity, String why) {}

    /** What is asked about classes; called by the thread that asks for a decision. */
    public interface Plans {
        /** The methods that are checkpointed, or journaled, by an annotation or a rule of their own. */
        List<MethodModel> checkpointed(ClassModel type, byte[] classFile);

        /** Whether objects of a class outlive the process. */
        default boolean isDurable(ClassModel type) {
            return false;
        }

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
        this.types = new OwnedTypes(index, OwnedTypes.TRACKED);
        this.accounts = new Accounts(index, scope, decisions);
        this.saving = new Saving(index, decisions);
        this.neighbours = new Neighbours(index, scope, decisions);
    }

    /** Decides about all classes that an index finds. */
    public static Ownership ofAll(ClassIndex index) {
        return new Ownership(index, any -> true);
    }

    /**
     * Whether a class may be of a tracked nest though it does not mention Reknit; quick where nothing is tracked.
     *
     * @param near where class files of supertypes are looked for first
     */
    public boolean mayConcern(byte[] classFile, ClassIndex.ClassFiles near) {
        return types.mayConcern(classFile, near) || neighbours.mayConcern(classFile);
    }

    /** Lets a class pass, which stays as it is; false if it is of a tracked nest by now, and must be woven. */
    public boolean letPass(String name) {
        return decisions.letPass(name);
    }

    /** Why a class is not tracked though it should; null if there is no such reason. */
    public @Nullable Failure failure(String name) {
        return decisions.failure(name);
    }

    /** A class that was woven elsewhere: its subclasses are owned if it is tracked, and its superclasses stay as they are. */
    public void woven(ClassModel type) {
        saving.woven(type);
        if (!type.interfaces().contains(OwnedTypes.TRACKED)) {
            letPass(type.name());
            return;
        }
        types.add(StateTypes.ofNames(Set.of(type.name()), Set.of()));
        ClassModel above = type;
        for (int steps = 0; above != null && above.superName() != null && steps < 100; steps++) {
            String name = above.superName();
            above = RawClassFile.isPlatform(name) ? null : index.find(name).orElse(null);
            if (above != null && !above.interfaces().contains(OwnedTypes.TRACKED)) {
                letPass(name);
            }
        }
    }

    /**
     * Begins a look at classes that are all known before the first is woven.
     *
     * @param mayBeCheckpointed whether a class file may have a checkpointed method; quick
     */
    public Survey survey(Plans plans, Predicate<byte[]> mayBeCheckpointed) {
        return new Survey(types, saving, neighbours, plans, index, mayBeCheckpointed);
    }

    /**
     * The nest of a class, as it is tracked; null if it is not. The class is to be woven with it, or {@linkplain #letPass let
     * pass}.
     */
    public @Nullable TrackedNest nest(ClassModel type, byte[] classFile, Plans plans) {
        TrackedNest nest = decisions.given(type.name());
        boolean given = nest != null;
        while (!given) {
            int bonds = decisions.bonds(type.name());
            TrackedNest own = nest(type, classFile, plans, new HashSet<>());
            nest = own == null && decisions.hasPassed(type.name())
                    ? null
                    : neighbours.around(type, classFile, own, plans, each -> nest(each.name(), plans, new HashSet<>()));
            given = nest == null || decisions.give(type.name(), nest, own != null, bonds);
        }
        return nest;
    }

    /** The nest of a class without its neighbours. */
    private @Nullable TrackedNest nest(ClassModel type, byte[] classFile, Plans plans, Set<String> underway) {
        TrackedNest known = decisions.nest(type.name());
        if (known != null || decisions.hasPassed(type.name())) {
            return known;
        }
        Kin whole = Kin.of(type, classFile, index);
        if (whole == null || !underway.add(whole.host())) {
            return null;
        }
        Kin kin = whole.without(each -> isStranger(each, whole));
        String torn = tornFrom(kin);
        if (torn != null) {
            decisions.fail(List.of(type.name()), Severity.ERROR, torn);
            return null;
        }
        Roots roots = Roots.of(kin, plans, types, saving.types());
        if (roots.isEmpty() || !isWhole(kin, plans)) {
            return null;
        }
        TrackedNest nest;
        do {
            nest = choose(kin, roots, plans, underway);
        } while (!decisions.bind(neighbours.accessors(nest, kin)));
        if ((nest.members().isEmpty() && nest.saved().isEmpty()) || !isSound(kin, nest, plans)) {
            return null;
        }
        TrackedNest agreed = decisions.agree(kin, nest);
        if (agreed == nest) {
            for (StateTypes each : roots.ownedBy(index)) {
                types.add(each);
                if (roots.durable()) {
                    saving.types().add(each);
                }
            }
        }
        return agreed;
    }

    private TrackedNest choose(Kin kin, Roots roots, Plans plans, Set<String> underway) {
        Superclasses.Known tracked = (name, heir) -> isTracked(name, heir, roots.durable(), plans, underway);
        Superclasses superclasses = new Superclasses(index, tracked);
        boolean handles = kin.members().values().stream().anyMatch(each -> FieldChoice.usesHandles(each.classFile()));
        FieldChoice fields =
                new FieldChoice(index, handles, (type, field) -> neighbours.isClosed(type, field, kin, plans));
        TrackedNest nest = new NestChoice(kin, fields, superclasses, types::isInherited, scope.java()).choose();
        if (!roots.durable()) {
            return nest;
        }
        return saving.choose(nest, kin, tracked, plans);
    }

    /** A class that was woven to log what it changes in others of its nest, which now are not woven; null if there is none. */
    private @Nullable String tornFrom(Kin kin) {
        for (Member each : kin.members().values()) {
            boolean woven = each.type().isWoven() && new RawClassFile(each.classFile()).hasTextBeginning(LOG);
            String other = woven ? each.type().name() : neighbours.wovenFor(each.type(), kin);
            if (other != null) {
                return "was compiled again without " + other.replace('/', '.')
                        + ", which is woven together with it; compile both again, as mvn clean does";
            }
        }
        return null;
    }

    /** A class that was let pass, but makes no use of what the nest allows it. */
    private boolean isStranger(Member member, Kin kin) {
        return decisions.hasPassed(member.type().name())
                && !member.type().isWoven()
                && Strangers.contain(member, kin.members().keySet());
    }

    private boolean isWhole(Kin kin, Plans plans) {
        for (Member each : kin.members().values()) {
            if (decisions.hasPassed(each.type().name())
                    || !Neighbours.canBe(each.type(), each.classFile(), scope, plans)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSound(Kin kin, TrackedNest nest, Plans plans) {
        for (Member each : kin.members().values()) {
            try {
                neighbours.tryOut(each, nest, plans);
            } catch (ClassFileException failure) {
                String why = "does not log its changes and is copied, for weaving "
                        + each.type().binaryName() + " so failed: " + failure.getMessage();
                decisions.fail(kin.members().keySet(), Severity.WARNING, why);
                return false;
            }
        }
        return true;
    }

    /**
     * What is wrong with classes that were woven before, of which the state of a durable class's objects may have objects.
     *
     * @param nest how the class is tracked; null if it was woven before itself
     */
    public List<Failure> outdated(ClassModel type, byte[] classFile, @Nullable TrackedNest nest, Plans plans) {
        return saving.outdated(type, classFile, nest, plans, each -> scope.covers(each) && decisions.hasPassed(each));
    }

    /**
     * Whether objects of a class that a durable one does not know by name may be made from what a store has; looks at class files only.
     *
     * @param name the internal name
     * @param known the internal names that it knows
     */
    public boolean mayBeMade(String name, Set<String> known) {
        return new LaterClass(index, scope, decisions).mayBeMade(name, known);
    }

    /** Why objects of a class that is durable cannot be saved, as a clause; after it was decided so. */
    public String whyNotSaved(ClassModel type) {
        return accounts.whyNotSaved(type);
    }

    /**
     * What becomes of each field of a class's state; empty for a class that is neither tracked nor checkpointed.
     *
     * @param nest how it is tracked; null if it is not, or was woven before
     * @param checkpointed whether it has a checkpointed method
     */
    public List<StateField> account(ClassModel type, @Nullable TrackedNest nest, boolean checkpointed) {
        return accounts.of(type, nest, checkpointed);
    }

    /** What becomes of each field of a checkpointed class where nothing is tracked. */
    public static List<StateField> accountWithout(ClassModel type, ClassIndex index) {
        return new StateAccount(index, name -> false, true).ofCopied(type, "tracking is switched off");
    }

    /** Whether a superclass is tracked; what is decided about it now holds when it comes. Null if that cannot be known. */
    private @Nullable Boolean isTracked(String name, String heir, boolean durable, Plans plans, Set<String> underway) {
        ClassModel type = index.find(name).orElse(null);
        if (type == null) {
            return null;
        }
        if (type.isWoven()) {
            return type.interfaces().contains(OwnedTypes.TRACKED);
        }
        TrackedNest known = decisions.nest(name);
        if (known == null && !decisions.hasPassed(name)) {
            if (!scope.isOwn(name, heir)) {
                return null;
            }
            StateTypes inherited = StateTypes.ofNames(Set.of(), Set.of(name));
            types.add(inherited);
            if (durable) {
                saving.types().add(inherited);
            }
            known = nest(name, plans, underway);
            if (known == null && letPass(name)) {
                return false;
            }
            known = decisions.nest(name);
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
