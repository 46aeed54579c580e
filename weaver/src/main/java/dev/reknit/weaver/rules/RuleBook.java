package dev.reknit.weaver.rules;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.select.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.aspectj.weaver.patterns.AndPointcut;
import org.aspectj.weaver.patterns.KindedPointcut;
import org.aspectj.weaver.patterns.NotPointcut;
import org.aspectj.weaver.patterns.OrPointcut;
import org.aspectj.weaver.patterns.Pointcut;
import org.aspectj.weaver.patterns.TypePattern;
import org.aspectj.weaver.patterns.WildTypePattern;
import org.aspectj.weaver.patterns.WithinPointcut;
import org.jspecify.annotations.Nullable;

/**
 * The rules of some files, in the order in which they win over one another: those of an earlier file, and of earlier lines, first.
 * Immutable.
 */
public final class RuleBook {
    /** No rules. */
    public static final RuleBook EMPTY = new RuleBook(List.of());

    private final List<PointcutRule> rules;
    private final List<NameTest> tests = new ArrayList<>();
    private final List<TypeNamePattern> platformPackages = new ArrayList<>();
    private boolean supertypesOfPlatform;

    private RuleBook(List<PointcutRule> rules) {
        this.rules = rules;
        for (PointcutRule each : rules) {
            Pointcut parsed = each.pointcut().parse();
            tests.add(NameTests.of(parsed));
            lookForPlatform(parsed);
        }
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
        return isEmpty() ? Rules.NONE : new BoundRules(rules, tests, index, supertypesOfPlatform);
    }

    /**
     * The rules that selected no method, each on a line that says so.
     *
     * @param matched the places of those that selected one
     */
    public List<String> unmatched(Collection<String> matched) {
        return rules.stream()
                .filter(each -> !matched.contains(each.place()))
                .map(each -> each.place() + ": \"" + each.pointcut() + "\" selects no method")
                .toList();
    }

    /** The rules. */
    List<PointcutRule> rules() {
        return rules;
    }

    /** The places of all rules. */
    public Collection<String> places() {
        Collection<String> places = new TreeSet<>();
        rules.forEach(each -> places.add(each.place()));
        return places;
    }

    /**
     * Whether a rule says that it is about a class of the JDK: by {@code within} with a pattern that begins with the
     * first name of its package.
     *
     * @param name the internal name
     */
    public boolean namesPlatformClass(String name) {
        for (TypeNamePattern each : platformPackages) {
            if (each.fits(Supertypes.dotted(name))) {
                return true;
            }
        }
        return false;
    }

    private void lookForPlatform(Pointcut part) {
        if (part instanceof AndPointcut both) {
            lookForPlatform(both.getLeft());
            lookForPlatform(both.getRight());
        } else if (part instanceof OrPointcut either) {
            lookForPlatform(either.getLeft());
            lookForPlatform(either.getRight());
        } else if (part instanceof NotPointcut not && !(not.getNegatedPointcut() instanceof WithinPointcut)) {
            lookForPlatform(not.getNegatedPointcut());
        } else if (part instanceof WithinPointcut within) {
            TypeNamePattern names = names(within.getTypePattern());
            if (names != null && (names.begins("java") || names.begins("javax") || names.begins("jdk"))) {
                platformPackages.add(names);
            }
        } else if (part instanceof KindedPointcut execution) {
            TypeNamePattern names = names(execution.getSignature().getDeclaringType());
            supertypesOfPlatform |= names == null
                    || names.mayBegin("java")
                    || names.mayBegin("javax")
                    || names.mayBegin("jdk")
                    || names.mayBegin("sun");
        }
    }

    private static @Nullable TypeNamePattern names(TypePattern pattern) {
        return pattern instanceof WildTypePattern wild ? TypeNamePattern.of(wild) : null;
    }
}
