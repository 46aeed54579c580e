package dev.reknit.weaver;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.loaded.LoadedRefusals;
import dev.reknit.weaver.loaded.LoadedRewriter;
import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.RawClassFile;
import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.rewrite.ClassRewriter;
import dev.reknit.weaver.select.ClassPlan;
import dev.reknit.weaver.select.Configured;
import dev.reknit.weaver.select.Durability;
import dev.reknit.weaver.select.Guard;
import dev.reknit.weaver.select.Rules;
import dev.reknit.weaver.select.Selection;
import dev.reknit.weaver.track.Ownership;
import dev.reknit.weaver.track.Survey;
import dev.reknit.weaver.track.TrackedNest;
import dev.reknit.weaver.track.TrackingRewriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Weaves class files: the one engine behind the build plugin, the agent and Byte Buddy's plugins.
 * Immutable, and safe for use by several threads.
 *
 * <p>A class goes through four steps: {@link Prefilter} rejects what does not concern Reknit from its raw bytes (and from what is known
 * of the class that it extends);
 * {@link Selection} finds the members to guard and holds their annotations against the rules, {@link Ownership} the classes
 * that log what checkpointed calls change; {@link TrackingRewriter} and {@link ClassRewriter} change the bytes; a {@link ClassReport} says what was done.
 */
public final class Weaver {
    private static final Weaver STANDARD = new Weaver(Rules.NONE, Configured.NONE, null);

    private final Rules rules;
    private final Configured configured;
    private final @Nullable Ownership ownership;

    private Weaver(Rules rules, Configured configured, @Nullable Ownership ownership) {
        this.rules = rules;
        this.configured = configured;
        this.ownership = ownership;
    }

    /** A weaver that goes by annotations alone, and tracks nothing: checkpointed calls copy the state. */
    public static Weaver standard() {
        return STANDARD;
    }

    /** A weaver that goes by rules, too; in place of those it had. */
    public Weaver with(Rules other) {
        return new Weaver(other, configured, ownership);
    }

    /** A weaver that checks what is configured for the classes, too; it weaves them as if nothing were. */
    public Weaver with(Configured configured) {
        return new Weaver(rules, configured, ownership);
    }

    /** A weaver that tracks the classes that are decided about; each class that it does not weave is to be {@linkplain #letPass let pass}. */
    public Weaver with(Ownership ownership) {
        return new Weaver(rules, configured, ownership);
    }

    /**
     * Whether a class file may concern this weaver; quick, and asked first.
     *
     * @param passesOn whether a class passes on annotations, by its internal name, such as {@link
     *     ClassIndex#passesOnAnnotations}; asked only where the class file extends a class that is not the platform's
     */
    public boolean mayConcern(byte[] classFile, Predicate<String> passesOn) {
        return mayConcern(classFile, passesOn, name -> null);
    }

    /**
     * The same, where class files of supertypes are looked for somewhere else first.
     *
     * @param near gives them, or null
     */
    public boolean mayConcern(byte[] classFile, Predicate<String> passesOn, ClassIndex.ClassFiles near) {
        Prefilter raw = Prefilter.of(classFile);
        return raw.mentionsReknit()
                || (raw.superclass() != null && passesOn.test(raw.superclass()))
                || rules.mayConcern(classFile, near)
                || (ownership != null && ownership.mayConcern(classFile, near));
    }

    /**
     * Lets a class be as it is, since it does not {@linkplain #mayConcern concern} this weaver; false if by now it does.
     *
     * @param name the internal name
     */
    public boolean letPass(String name) {
        return ownership == null || ownership.letPass(name);
    }

    /** A look at classes that are all known before the first is woven; null if this weaver tracks none. */
    public @Nullable Survey survey(ClassIndex index) {
        return ownership == null
                ? null
                : ownership.survey(
                        new NestPlans(this, rules, index),
                        each -> new RawClassFile(each).hasTextBeginning(Guard.CHECKPOINTED.descriptor())
                                || rules.mayConcern(each, index::read));
    }

    /**
     * Weaves a class. Members whose annotations have an error are left as they are; the report tells.
     *
     * @param classFile a class file; whatever the bytes are, nothing else is thrown
     * @param index finds the classes that this one names
     * @throws ClassFileException if the class file cannot be read, or is too large once woven; nothing has changed then
     */
    public Weaving weave(byte[] classFile, ClassIndex index) {
        ClassModel type = ClassModelReader.whole(classFile);
        ClassPlan plan = plan(type, classFile, index);
        if (type.isWoven()) {
            if (ownership != null) {
                ownership.woven(type);
            }
            return new Weaving(null, true, report(plan, classFile, null, index));
        }
        TrackedNest nest = nest(type, classFile, index);
        ClassPlan possible = possible(plan, nest);
        byte[] woven = rewrite(classFile, type, possible, nest, index);
        return new Weaving(woven, false, report(possible, classFile, nest, index));
    }

    private ClassReport report(ClassPlan plan, byte[] classFile, @Nullable TrackedNest nest, ClassIndex index) {
        ClassReport report = Reports.of(plan, configured, ownership, nest, index);
        List<Problem> problems = new ArrayList<>(report.problems());
        problems.addAll(outdated(plan, classFile, nest, index));
        return report.withProblems(problems);
    }

    /** What is wrong with classes that were woven before, of which objects that outlive the process may be made. */
    List<Problem> outdated(ClassPlan plan, byte[] classFile, @Nullable TrackedNest nest, ClassIndex index) {
        if (plan.durable() == null || ownership == null) {
            return List.of();
        }
        return ownership.outdated(plan.type(), classFile, nest, new NestPlans(this, rules, index)).stream()
                .map(each -> Problem.at(plan.type().binaryName(), each.severity(), each.why()))
                .toList();
    }

    /** The part of a plan that can be carried out: objects that cannot be saved do not outlive the process. */
    ClassPlan possible(ClassPlan plan, @Nullable TrackedNest nest) {
        if (plan.durable() == null || (nest != null && nest.saves(plan.type().name()))) {
            return plan;
        }
        String why = ownership == null
                ? "tracking is switched off, and what is saved is found by it; switch it on"
                : ownership.whyNotSaved(plan.type());
        return Durability.refused(
                plan,
                Problem.ofClass(
                        plan.type().binaryName(), "Checkpointed", "objects of the class cannot be saved, for " + why));
    }

    /** How a class is tracked; null if it is not, and never will be. */
    @Nullable
    TrackedNest nest(ClassModel type, byte[] classFile, ClassIndex index) {
        if (ownership == null) {
            return null;
        }
        Ownership.Plans plans = new NestPlans(this, rules, index);
        TrackedNest nest = ownership.nest(type, classFile, plans);
        return nest != null || ownership.letPass(type.name()) ? nest : ownership.nest(type, classFile, plans);
    }

    /** The woven class; null if there is nothing to weave. */
    static byte @Nullable [] rewrite(
            byte[] classFile, ClassModel type, ClassPlan plan, @Nullable TrackedNest nest, ClassIndex index) {
        if (nest != null) {
            return ClassRewriter.rewrite(
                    classFile, plan, index, (reader, next) -> TrackingRewriter.before(next, reader, type, nest, index));
        }
        return plan.isEmpty() ? null : ClassRewriter.rewrite(classFile, plan, index);
    }

    /**
     * Weaves a class that is loaded already: what that allows is woven into the code where it stands,
     * the rest is an error in the report.
     *
     * @param classFile the class file that was loaded, not woven
     * @param index finds the classes that this one names
     * @throws ClassFileException if the class file cannot be read, or is too large once woven; nothing has changed then
     */
    public Weaving weaveLoaded(byte[] classFile, ClassIndex index) {
        ClassModel type = ClassModelReader.whole(classFile);
        if (type.isWoven()) {
            return new Weaving(
                    null, true, Reports.of(plan(type, classFile, index), configured, ownership, null, index));
        }
        letPass(type.name());
        ClassPlan plan = LoadedRefusals.possible(plan(type, classFile, index));
        byte[] woven = plan.isEmpty() ? null : LoadedRewriter.rewrite(classFile, plan, index);
        return new Weaving(woven, false, Reports.of(plan, configured, ownership, null, index));
    }

    /** How a class would be woven. What is woven already has in it what rules said then, and hears no more. */
    public ClassPlan plan(ClassModel type, byte[] classFile, ClassIndex index) {
        Rules.ForClass said = type.isWoven() ? Rules.ForClass.NOTHING : rules.of(type, classFile);
        return LeftToAspectJ.unless(classFile, Selection.select(type, index, said, configured));
    }
}
