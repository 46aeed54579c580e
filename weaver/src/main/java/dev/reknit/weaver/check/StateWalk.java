package dev.reknit.weaver.check;

import dev.reknit.runtime.state.CapturableTypes;
import dev.reknit.runtime.state.CapturableTypes.Kind;
import dev.reknit.runtime.state.CapturableTypes.Verdict;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what cannot be captured, along the declared types of fields: breadth first, so that the
 * shortest path to a class is the one that is told. Each use of a class is looked into once, so cycles end; a
 * multitude of uses is left at a number. An object may hold something worse than its field's type says; that is
 * found at run time.
 */
final class StateWalk {
    private static final int MOST_USES = 10_000;

    private final Types types;
    private final boolean saved;
    private final Queue<Step> ahead = new ArrayDeque<>();
    private final Set<TypeUse> seen = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final Set<String> declared = new LinkedHashSet<>();
    private final Set<String> inherited = new LinkedHashSet<>();
    private final Set<String> enums = new LinkedHashSet<>();

    /**
     * Something that cannot be captured, or saved, as a sentence.
     *
     * @param certain whether no object of the type can be; otherwise most objects that are of it
     */
    record Obstacle(String message, boolean certain) {
        /** Tells of it: as an error if it is certain. */
        void tell(Subject at, Problems problems) {
            if (certain) {
                problems.error(at, message);
            } else {
                problems.warning(at, message);
            }
        }
    }

    /**
     * Something to look at.
     *
     * @param type its type, or a supertype of it
     * @param declared the type as declared
     * @param mending what to do if it cannot be captured
     * @param above whether it is a supertype
     */
    private record Step(String path, TypeUse type, String declared, String mending, boolean above) {
        Step(String path, TypeUse type, String declared, String mending) {
            this(path, type, declared, mending, false);
        }

        Step inside(String path, TypeUse type) {
            return new Step(path, type, type.display(), mending);
        }

        Step as(TypeUse supertype) {
            return new Step(path, supertype, declared, mending, true);
        }
    }

    /** Looks for what cannot be captured. */
    static StateWalk captured(Types types) {
        return new StateWalk(types, false);
    }

    /** Looks for what cannot be written to a store, either. */
    static StateWalk saved(Types types) {
        return new StateWalk(types, true);
    }

    private StateWalk(Types types, boolean saved) {
        this.types = types;
        this.saved = saved;
    }

    /** Adds an object of a class to what is captured. */
    void object(ClassModel type) {
        String name = simpleName(type);
        TypeUse.Named use = new TypeUse.Named(type.name(), List.of());
        String mending = "; move the state into a class of its own";
        supertypesAndFields(new Step(name, use, type.binaryName(), mending), use, type);
    }

    /**
     * Adds the arguments of a method to what is captured.
     *
     * @param orElse what to do other than to change a parameter; may be empty
     */
    void arguments(MethodModel method, String orElse) {
        List<TypeUse> parameters = Signatures.parameters(method);
        for (int i = 0; i < parameters.size(); i++) {
            TypeUse type = parameters.get(i).bind(Map.of());
            if (saved && type instanceof TypeUse.Named named && Lambdas.isTask(named.name())) {
                continue; // Refused by the check of @Journaled.
            }
            String mending = "; change parameter " + (i + 1) + orElse;
            ahead.add(new Step("argument " + (i + 1), type, type.display(), mending));
        }
    }

    /** The application's classes and interfaces that fields, elements and arguments are declared as; after the walk. */
    Set<String> declared() {
        return declared;
    }

    /** Superclasses of these; after the walk. */
    Set<String> inherited() {
        return inherited;
    }

    /** The application's enums that fields, elements and arguments are declared as; after the walk. */
    Set<String> enums() {
        return enums;
    }

    /** What cannot be captured. */
    List<Obstacle> obstacles() {
        for (Step step = ahead.poll(); step != null; step = ahead.poll()) {
            visit(step);
        }
        return obstacles;
    }

    private void visit(Step step) {
        if (step.type() instanceof TypeUse.Array array) {
            ahead.add(step.inside(step.path() + "[]", array.element()));
        } else if (step.type() instanceof TypeUse.Named use) {
            String whyNotSaved = saved ? notSaved(use.name()) : null;
            if (whyNotSaved != null) {
                refuse(step, whyNotSaved);
                return;
            }
            if (saved && Lambdas.mayBe(use.name())) {
                warn(step);
                return;
            }
            Verdict verdict = verdict(use.name());
            switch (verdict.kind()) {
                case SHARED -> {}
                case REFUSED -> refuse(step, verdict.reason());
                case CAPTURED -> elements(step, use);
                case UNKNOWN -> lookInto(step, use);
            }
        }
    }

    private @Nullable String notSaved(String name) {
        String own = NoData.why(name);
        if (own != null || !isPlatform(name)) {
            return own;
        }
        return supertypes(name)
                .map(NoData::whyOfSubtypes)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Of a class of the platform that has none of its own, that of a supertype, if all below that are refused. */
    private Verdict verdict(String name) {
        Verdict own = CapturableTypes.verdict(Display.dotted(name));
        if (own.kind() != Kind.UNKNOWN || !isPlatform(name)) {
            return own;
        }
        return supertypes(name)
                .map(each -> CapturableTypes.verdict(Display.dotted(each)))
                .filter(each -> each.kind() == Kind.REFUSED)
                .findFirst()
                .orElse(own);
    }

    private Stream<String> supertypes(String name) {
        return types.index().find(name).stream().flatMap(each -> new Hierarchy(each, types.index()).names());
    }

    private void lookInto(Step step, TypeUse.Named use) {
        if (isPlatform(use.name())) {
            if (types.is(use.name(), "java/lang/Iterable") || types.is(use.name(), "java/util/Map")) {
                elements(step, use);
            }
            return;
        }
        ClassModel type = types.index().find(use.name()).orElse(null);
        if (type != null && (type.access() & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM)) == 0) {
            supertypesAndFields(step, use, type);
        } else if (type != null && type.isInterface() && !step.above()) {
            declared.add(use.name());
        } else if (type != null && !type.isInterface()) {
            enums.add(use.name());
        }
    }

    /** Tells of it, unless the same field was told of on a shorter path. */
    private void refuse(Step step, String reason) {
        if (told.add(step.declared() + step.mending())) {
            obstacles.add(new Obstacle(
                    step.path() + " is a " + step.declared() + ", " + reason + ", so it cannot be "
                            + (saved ? "saved" : "captured") + step.mending(),
                    true));
        }
    }

    private void warn(Step step) {
        if (told.add(step.declared() + step.mending())) {
            obstacles.add(new Obstacle(
                    step.path() + " is a " + step.declared()
                            + ", and a lambda, which is code, cannot be saved; have a class of your own implement it, or "
                            + step.mending().substring("; ".length()),
                    false));
        }
    }

    private void elements(Step step, TypeUse.Named use) {
        boolean keyed = types.is(use.name(), "java/util/Map") && use.arguments().size() == 2;
        for (int i = 0; i < use.arguments().size(); i++) {
            String path = step.path() + (keyed && i == 0 ? ".key()" : "[]");
            ahead.add(step.inside(path, use.arguments().get(i)));
        }
    }

    private void supertypesAndFields(Step step, TypeUse.Named use, ClassModel type) {
        if (seen.size() >= MOST_USES || !seen.add(use)) {
            return;
        }
        Signatures.Declaration declaration = Signatures.of(type);
        Map<String, TypeUse> variables = declaration.arguments(use);
        for (TypeUse.Named above : declaration.supertypes()) {
            Verdict verdict = CapturableTypes.verdict(Display.dotted(above.name()));
            if (verdict.kind() == Kind.SHARED) {
                return;
            }
            ahead.add(step.as(above.bind(variables)));
        }
        if (saved && extendsMore(type)) {
            refuse(step, "which extends " + Display.dotted(String.valueOf(type.superName())) + " with what that holds");
        }
        (step.above() ? inherited : declared).add(use.name());
        for (FieldModel field : type.fields()) {
            if (State.has(field)) {
                TypeUse of = Signatures.of(field).bind(variables);
                String mending = "; make " + simpleName(type) + "." + field.name() + " @Ephemeral or transient";
                ahead.add(new Step(step.path() + "." + field.name(), of, of.display(), mending));
            }
        }
    }

    /** Whether a class extends one of the platform that has a state of its own. */
    private static boolean extendsMore(ClassModel type) {
        String parent = type.superName();
        return parent != null && isPlatform(parent) && !CapturableTypes.holdsNothing(Display.dotted(parent));
    }

    private static boolean isPlatform(String name) {
        return name.startsWith("java/") || name.startsWith("javax/") || name.startsWith("jdk/");
    }

    /** The name without package and enclosing classes. */
    private static String simpleName(ClassModel type) {
        String name = type.simpleName();
        int nested = name.lastIndexOf('$') + 1;
        return nested < name.length() && Character.isJavaIdentifierStart(name.charAt(nested))
                ? name.substring(nested)
                : name;
    }
}
