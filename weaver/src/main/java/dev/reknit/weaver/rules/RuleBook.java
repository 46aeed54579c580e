package dev.reknit.weaver.rules;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.select.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.aspectj.weaver.patterns.Pointcut;

/**
 * The rules of some files, in the order in which they win over one another: those of an earlier file, and of earlier lines, first.
 * Immutable.
 */
public final class RuleBook {
    /** No rules. */
    public static final RuleBook EMPTY = new RuleBook(List.of());

    private final List<PointcutRule> rules;
    private final List<NameTest> tests = new ArrayList<>();
    private final List<byte[]> inheritedAnnotations;
    private boolean supertypesOfPlatform;

    private RuleBook(List<PointcutRule> rules) {
        this.rules = rules;
        NameTests made = new NameTests();
        this.inheritedAnnotations = made.inheritedAnnotations();
        for (PointcutRule each : rules) {
            Pointcut parsed = each.pointcut().parse();
            tests.add(made.of(parsed));
            supertypesOfPlatform |= PlatformNames.inSupertypes(parsed);
        }
    }

    private RuleBook(List<PointcutRule> rules, List<NameTest> tests, List<byte[]> inheritedAnnotations) {
        this.rules = rules;
        this.inheritedAnnotations = inheritedAnnotations;
        this.tests.addAll(tests);
        this.supertypesOfPlatform = true;
    }

    /** The rules of some files; those with errors have none. */
    public static RuleBook of(Collection<RuleFile> files) {
        List<PointcutRule> rules =
                files.stream().flatMap(each -> each.rules().stream()).toList();
        return rules.isEmpty() ? EMPTY : new RuleBook(rules);
    }

    /** Whether there are no rules. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The rules, for classes that are found by an index. */
    public Rules in(ClassIndex index) {
        return isEmpty()
                ? Rules.NONE
                : new BoundRules(
                        rules, tests, index, new Supertypes(index, supertypesOfPlatform, inheritedAnnotations));
    }

    /**
     * A warning for each rule that selected no method.
     *
     * @param matched the places of those that selected one
     */
    public List<Problem> unmatched(Collection<String> matched) {
        return rules.stream()
                .filter(each -> !matched.contains(each.place()))
                .map(each -> Problem.at(
                        each.place(), Problem.Severity.WARNING, "\"" + each.pointcut() + "\" selects no method"))
                .toList();
    }

    /** The rules. */
    List<PointcutRule> rules() {
        return rules;
    }

    /**
     * The rules for classes of the JDK: those that say that they are about such a class, each for these alone. They say it by
     * {@code within} with a pattern that begins with the first name of the package.
     */
    public RuleBook ofPlatform() {
        List<PointcutRule> explicit = new ArrayList<>();
        List<NameTest> named = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            List<TypeNamePattern> packages =
                    PlatformNames.within(rules.get(i).pointcut().parse());
            if (!packages.isEmpty()) {
                explicit.add(rules.get(i));
                named.add(NameTest.both(names -> names.isInAny(packages), tests.get(i)));
            }
        }
        return explicit.isEmpty() ? EMPTY : new RuleBook(explicit, named, inheritedAnnotations);
    }
}
