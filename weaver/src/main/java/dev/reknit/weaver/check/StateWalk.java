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
import java.util.Queue;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Looks for what cannot be captured, along the declared types of fields: breadth first, so that the
 * shortest path to a class is the one that is told. Each use of a class is looked into once, so cycles end; a
 * multitude of uses is left at a number. An object may hold something worse than its field's type says; that is
 * found at run time.
 */
final class StateWalk {
    private static final int MOST_USES = 10_000;

    private final Types types;
    private final Queue<Step> ahead = new ArrayDeque<>();
    private final Set<TypeUse> seen = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final Set<String> declared = new LinkedHashSet<>();
    private final Set<String> inherited = new LinkedHashSet<>();
    private final Set<String> enums = new LinkedHashSet<>();

    /** Something that cannot be captured, as a sentence. */
    record Obstacle(String message) {}

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

    StateWalk(Types types) {
        this.types = types;
    }

    /** Adds an object of a class to what is captured. */
    void object(ClassModel type) {
        String name = simpleName(type);
        TypeUse.Named use = new TypeUse.Named(type.name(), List.of());
        String mending = "; move the state into a class of its own";
        supertypesAndFields(new Step(name, use, type.binaryName(), mending), use, type);
    }

    /** Adds the arguments of a method to what is captured. */
    void arguments(MethodModel method) {
        List<TypeUse> parameters = Signatures.parameters(method);
        for (int i = 0; i < parameters.size(); i++) {
            TypeUse type = parameters.get(i).bind(Map.of());
            String mending = "; change parameter " + (i + 1) + ", or leave arguments = false";
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
            Verdict verdict = CapturableTypes.verdict(Display.dotted(use.name()));
            switch (verdict.kind()) {
                case SHARED -> {}
                case REFUSED -> refuse(step, verdict.reason());
                case CAPTURED -> elements(step, use);
                case UNKNOWN -> lookInto(step, use);
            }
        }
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
            obstacles.add(new Obstacle(step.path() + " is a " + step.declared() + ", " + reason
                    + ", so it cannot be captured" + step.mending()));
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
        (step.above() ? inherited : declared).add(use.name());
        for (FieldModel field : type.fields()) {
            if (State.has(field)) {
                TypeUse of = Signatures.of(field).bind(variables);
                String mending = "; make " + simpleName(type) + "." + field.name() + " @Ephemeral or transient";
                ahead.add(new Step(step.path() + "." + field.name(), of, of.display(), mending));
            }
        }
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
