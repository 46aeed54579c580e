package dev.reknit.weaver.track;

import dev.reknit.runtime.state.CapturableTypes;
import dev.reknit.runtime.state.CapturableTypes.Kind;
import dev.reknit.runtime.state.CapturableTypes.Verdict;
import dev.reknit.weaver.check.State;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.RawClassFile;
import dev.reknit.weaver.report.StateField;
import dev.reknit.weaver.report.StateField.Handling;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Says what becomes of each field of a class's state, and what that costs. */
final class StateAccount {
    /** What may hold a collection that woven code made, or is one. */
    private static final Set<String> LOGGING = Set.of(("Collection,List,Set,SortedSet,NavigableSet,Queue,Deque,Map,"
                    + "SortedMap,NavigableMap,AbstractCollection,AbstractList,AbstractSequentialList,AbstractSet,"
                    + "AbstractQueue,AbstractMap,ArrayList,LinkedList,ArrayDeque,PriorityQueue,HashMap,LinkedHashMap,"
                    + "TreeMap,EnumMap,HashSet,LinkedHashSet,TreeSet,BitSet,concurrent/ConcurrentMap,"
                    + "concurrent/ConcurrentHashMap,concurrent/ConcurrentLinkedQueue,"
                    + "concurrent/CopyOnWriteArrayList,concurrent/CopyOnWriteArraySet")
            .split(","));

    private final FieldChoice choice;
    private final ClassIndex index;
    private final Superclasses superclasses;
    private final Predicate<String> logs;
    private final String when;

    /**
     * Prepares an account.
     *
     * @param logs whether objects of a class of the application log their changes, as far as is known
     * @param checkpointed whether the class has a checkpointed method
     */
    StateAccount(ClassIndex index, Predicate<String> logs, boolean checkpointed) {
        this.choice = FieldChoice.ofPrivate(index, false);
        this.index = index;
        this.superclasses = new Superclasses(index, (name, heir) -> null);
        this.logs = logs;
        this.when = checkpointed ? "whenever a call opens" : "when a call comes upon it";
    }

    /**
     * Of a class that is tracked.
     *
     * @param copied the names of the fields that are copied
     */
    List<StateField> ofTracked(ClassModel type, Set<String> copied) {
        return type.fields().stream()
                .filter(State::has)
                .map(each -> copied.contains(each.name()) ? written(each) : held(each))
                .toList();
    }

    /**
     * Of a class that is not tracked.
     *
     * @param why completes "since"
     */
    List<StateField> ofCopied(ClassModel type, String why) {
        return type.fields().stream()
                .filter(State::has)
                .map(each -> isConstant(each)
                        ? new StateField(each.name(), Handling.SHARED, null)
                        : new StateField(each.name(), Handling.COPIED, when + ", since " + why))
                .toList();
    }

    private boolean isConstant(FieldModel field) {
        return field.isFinal() && isShared(field.descriptor());
    }

    /** A field that is written where nobody sees it. */
    private StateField written(FieldModel field) {
        String why;
        if ((field.access() & Opcodes.ACC_PRIVATE) != 0) {
            why = "code of its nest writes fields by handles, field updaters or reflection, which cannot be logged";
        } else if (field.isFinal()) {
            why = "classes outside its nest may read it and change what it holds; make it private";
        } else {
            why = "classes outside its nest may write it; make it private";
        }
        return new StateField(field.name(), Handling.COPIED, when + ", since " + why);
    }

    /** A field whose changes are logged: what it holds is another matter. */
    private StateField held(FieldModel field) {
        if (isShared(field.descriptor())) {
            return field.isFinal() ? new StateField(field.name(), Handling.SHARED, null) : tracked(field);
        }
        Type type = Type.getType(field.descriptor());
        if (type.getSort() == Type.ARRAY) {
            return tracked(field);
        }
        Verdict verdict = CapturableTypes.verdict(type.getClassName());
        if (verdict.kind() == Kind.REFUSED) {
            return new StateField(
                    field.name(), Handling.REFUSED, "is a " + type.getClassName() + ", " + verdict.reason());
        }
        return logsChanges(type.getInternalName(), verdict)
                ? tracked(field)
                : new StateField(
                        field.name(),
                        Handling.COPIED,
                        when + ", all of it, since a " + type.getClassName() + " does not log its changes");
    }

    private static StateField tracked(FieldModel field) {
        String why = FieldChoice.isNear(field) ? "only classes of its build write it, and log that" : null;
        return new StateField(field.name(), Handling.TRACKED, why);
    }

    /** Whether what a field of a type holds never changes, or is no state. */
    private boolean isShared(String descriptor) {
        if (choice.isShared(descriptor)) {
            return true;
        }
        Type type = Type.getType(descriptor);
        return type.getSort() == Type.OBJECT
                && !RawClassFile.isPlatform(type.getInternalName())
                && index.find(type.getInternalName())
                        .filter(each -> choice.hasValuesOnly(each) || superclasses.inherited(each) == Kind.SHARED)
                        .isPresent();
    }

    private boolean logsChanges(String name, Verdict verdict) {
        if (RawClassFile.isPlatform(name)) {
            return verdict.kind() == Kind.UNKNOWN && !name.startsWith("java/util/")
                    || (name.startsWith("java/util/") && LOGGING.contains(name.substring("java/util/".length())));
        }
        return logs.test(name);
    }
}
