package dev.reknit.weaver.select;

import dev.reknit.runtime.ContainerMade;
import dev.reknit.weaver.check.Checks;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.check.Problems;
import dev.reknit.weaver.check.Subject;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Decides which members of a class are woven. A member whose annotations have an error is left out;
 * what is wrong is in the plan. An annotation of a class is for its subclasses, too; a class that a {@linkplain
 * ContainerMade container made} is passed over.
 */
public final class Selection {
    private static final int GENERATED = Opcodes.ACC_SYNTHETIC;
    private static final String MADE =
            "not applied: the name of the class, or its flag synthetic, says that a container"
                    + " or a compiler made it, and calls are guarded in the class that it extends; if you wrote it,"
                    + " give it a name without $$";

    private final ClassModel type;
    private final ClassIndex index;
    private final Rules.ForClass rules;
    private final RuleMarks marks;
    private final Set<String> places = new TreeSet<>();
    private final Map<Guard, Applied> onClass = new EnumMap<>(Guard.class);
    private final List<MethodPlan> methods = new ArrayList<>();
    private final List<ClassPlan.FieldPlan> fields = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Applied durable;

    private Selection(ClassModel type, ClassIndex index, Rules.ForClass rules) {
        this.type = type;
        this.index = index;
        this.rules = rules;
        this.marks = RuleMarks.of(type);
        this.places.addAll(marks.places());
        String failure = rules.failure();
        if (failure != null) {
            problems.add(new Problem(Problem.Severity.ERROR, type.binaryName(), "", "", null, null, failure));
        }
    }

    /** Makes the plan of a class; what is configured for it is checked, too. */
    public static ClassPlan select(ClassModel type, ClassIndex index, Rules.ForClass rules, Configured configured) {
        Selection selection = new Selection(type, index, rules);
        if (ContainerMade.isContainerMade(type.name(), (type.access() & GENERATED) != 0)) {
            selection.passOver();
        } else {
            selection.lookAtClass();
            selection.lookAtDurability();
            selection.lookAtMembers();
        }
        selection.problems.addAll(configured.check(selection.plan(), index));
        return selection.plan();
    }

    private ClassPlan plan() {
        return new ClassPlan(type, methods, fields, List.copyOf(problems), places, durable);
    }

    /** What a container made may bear copies of annotations; what only looks so deserves to be told. */
    private void passOver() {
        List<AnnotationModel> borne = new ArrayList<>(type.annotations());
        for (MethodModel each : type.methods()) {
            borne.addAll(each.annotations());
        }
        for (Guard guard : Guard.values()) {
            Optional<AnnotationModel> found = AnnotationModel.find(borne, guard.descriptor());
            if (found.isPresent()) {
                AnnotationValues values = new AnnotationValues(guard.annotation(), found.get());
                Problems passedOver = new Problems();
                passedOver.warning(new Subject(type, null, null, values, index), MADE);
                problems.addAll(passedOver.all());
                return;
            }
        }
    }

    private void lookAtClass() {
        for (Guard guard : Guard.values()) {
            Optional<ClassIndex.OnClass> found =
                    guard.onClass() ? index.annotation(type, guard.descriptor()) : Optional.empty();
            if (found.isPresent()) {
                ClassModel owner = found.get().owner();
                onClass.put(
                        guard,
                        Applied.plain(
                                guard,
                                new AnnotationValues(
                                        guard.annotation(), found.get().annotation()),
                                Applied.Source.CLASS,
                                owner == type ? null : owner.binaryName()));
            }
        }
    }

    /** What a class is checkpointed for is more than that its methods are. */
    private void lookAtDurability() {
        Applied whole = onClass.remove(Guard.CHECKPOINTED);
        if (whole == null) {
            return;
        }
        Problems found = new Problems();
        Checks.check(new Subject(type, null, null, whole.values(), index), found);
        problems.addAll(found.all());
        if (!found.hasErrors()) {
            durable = whole;
            onClass.put(Guard.CHECKPOINTED, Durability.ofMethods(whole));
        }
    }

    private void lookAtMembers() {
        for (MethodModel each : type.methods()) {
            look(each);
        }
        for (FieldModel each : type.fields()) {
            look(each);
        }
    }

    private void look(MethodModel method) {
        // Compilers copy annotations onto bridges and forwarders: guarding both would multiply the policies.
        if (method.isInitializer() || (method.access() & GENERATED) != 0 || Forwarders.contain(type, method)) {
            return;
        }
        Problems found = new Problems();
        List<Applied> applied = applied(method, found);
        if (applied.isEmpty() || !isWeavable(method, applied)) {
            return;
        }
        problems.addAll(found.all());
        boolean sound = !found.hasErrors();
        for (Applied each : applied) {
            sound &= isSound(method, each) && (each.guard() != Guard.JOURNALED || durable != null);
        }
        if (sound) {
            methods.add(new MethodPlan(method, applied));
        }
    }

    private boolean isSound(MethodModel method, Applied applied) {
        Problems found = new Problems();
        Checks.check(new Subject(type, method, null, applied.values(), index), found);
        for (Problem each : found.all()) {
            problems.add(applied.rule() == null ? each : each.by(applied.rule()));
        }
        return !found.hasErrors();
    }

    private List<Applied> applied(MethodModel method, Problems found) {
        List<Rules.Added> added = fromRules(method);
        List<Applied> applied = new ArrayList<>();
        for (Guard guard : Guard.values()) {
            Applied merged = new RuleMerge(guard, type, method, index, found).merge(own(guard, method), added);
            if (merged != null) {
                applied.add(merged);
            }
        }
        return applied;
    }

    private @Nullable Applied own(Guard guard, MethodModel method) {
        Optional<AnnotationModel> own = method.annotation(guard.descriptor());
        if (own.isPresent()) {
            return marks.read(method, applied(guard, own.get(), Applied.Source.METHOD));
        }
        return isCoveredByClass(method) && (guard != Guard.CHECKPOINTED || Changes.maybeMadeBy(type, method))
                ? onClass.get(guard)
                : null;
    }

    private static Applied applied(Guard guard, AnnotationModel annotation, Applied.Source source) {
        return Applied.plain(guard, new AnnotationValues(guard.annotation(), annotation), source, null);
    }

    private List<Rules.Added> fromRules(MethodModel method) {
        if (!hasBody(method)) {
            return List.of();
        }
        List<Rules.Added> added = rules.of(method);
        for (Rules.Added each : added) {
            places.add(each.place());
        }
        return added;
    }

    /** An annotation on the class is for instance methods with a body that others can call. */
    private static boolean isCoveredByClass(MethodModel method) {
        return hasBody(method) && !method.isStatic() && !method.has(Opcodes.ACC_PRIVATE);
    }

    private static boolean hasBody(MethodModel method) {
        return (method.access() & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    }

    private boolean isWeavable(MethodModel method, List<Applied> applied) {
        Optional<String> reason = Refusals.reason(type, method, index);
        if (reason.isEmpty()) {
            return true;
        }
        for (Applied each : applied) {
            Problems found = new Problems();
            Subject subject = new Subject(type, method, null, each.values(), index);
            if (each.source() == Applied.Source.METHOD) {
                found.error(subject, reason.get());
            } else {
                found.warning(subject, "not applied: " + reason.get());
            }
            for (Problem problem : found.all()) {
                problems.add(each.rule() == null ? problem : problem.by(each.rule()));
            }
        }
        return false;
    }

    private void look(FieldModel field) {
        for (Guard guard : Guard.values()) {
            Optional<AnnotationModel> own = field.annotation(guard.descriptor());
            if (own.isPresent() && guard.onField()) {
                Applied applied = applied(guard, own.get(), Applied.Source.FIELD);
                Problems found = new Problems();
                Checks.check(new Subject(type, null, field, applied.values(), index), found);
                problems.addAll(found.all());
                if (!found.hasErrors()) {
                    fields.add(new ClassPlan.FieldPlan(field, applied));
                }
                return;
            }
        }
    }
}
