package dev.reknit.weaver.rules;

import dev.reknit.runtime.config.Spelling;
import java.util.Map;
import org.aspectj.weaver.Shadow;
import org.aspectj.weaver.patterns.AndPointcut;
import org.aspectj.weaver.patterns.AnnotationPointcut;
import org.aspectj.weaver.patterns.ArgsPointcut;
import org.aspectj.weaver.patterns.KindedPointcut;
import org.aspectj.weaver.patterns.NotPointcut;
import org.aspectj.weaver.patterns.OrPointcut;
import org.aspectj.weaver.patterns.ParserException;
import org.aspectj.weaver.patterns.PatternParser;
import org.aspectj.weaver.patterns.Pointcut;
import org.aspectj.weaver.patterns.ReferencePointcut;
import org.aspectj.weaver.patterns.WithinAnnotationPointcut;
import org.aspectj.weaver.patterns.WithinPointcut;

/**
 * A pointcut as it is written, of the kinds that say which methods, whatever the objects and callers are at run time. It is
 * parsed by AspectJ's own parser. Immutable.
 *
 * @param text as written
 * @param named the pointcuts that it may name
 */
public record Expression(String text, Map<String, Expression> named) {
    private static final String ALLOWED =
            "; allowed: execution, within, @within, @annotation, args, named pointcuts, &&, || and !";

    /** Reads a text. */
    static Expression parse(String text, Map<String, Expression> named) {
        if (text.isEmpty()) {
            throw new RuleException("there is no pointcut" + ALLOWED);
        }
        Expression expression = new Expression(text, Map.copyOf(named));
        expression.parse();
        return expression;
    }

    /** A new tree: those of AspectJ are changed when they are resolved, and belong to one world each. */
    Pointcut parse() {
        PatternParser parser = new PatternParser(text);
        Pointcut parsed;
        try {
            parsed = parser.parsePointcut();
            parser.checkEof();
        } catch (ParserException wrong) {
            throw new RuleException("\"" + text + "\" cannot be read as a pointcut; expected " + wrong.getMessage());
        }
        return understood(parsed);
    }

    /** The same with named pointcuts put in; refuses what says nothing about methods. */
    private Pointcut understood(Pointcut part) {
        if (part instanceof AndPointcut both) {
            return new AndPointcut(understood(both.getLeft()), understood(both.getRight()));
        } else if (part instanceof OrPointcut either) {
            return new OrPointcut(understood(either.getLeft()), understood(either.getRight()));
        } else if (part instanceof NotPointcut not) {
            return new NotPointcut(understood(not.getNegatedPointcut()));
        } else if (part instanceof ReferencePointcut reference) {
            return named(reference);
        } else if (part instanceof KindedPointcut kinded && kinded.getKind() != Shadow.MethodExecution) {
            throw new RuleException(refusal(kinded));
        } else if (part instanceof KindedPointcut
                || part instanceof WithinPointcut
                || part instanceof WithinAnnotationPointcut
                || part instanceof AnnotationPointcut
                || part instanceof ArgsPointcut) {
            return part;
        }
        throw new RuleException("\"" + part + "\" is not supported, for it asks what is known only while the program"
                + " runs, or is not about methods" + ALLOWED);
    }

    private Pointcut named(ReferencePointcut reference) {
        Expression found = named.get(reference.name);
        if (found == null || reference.onTypeSymbolic != null) {
            String near = Spelling.nearest(reference.name, named.keySet().stream())
                    .map(each -> ", was " + each + "() meant?")
                    .orElse("; define it above: pointcut " + reference.name + "(): POINTCUT");
            throw new RuleException("there is no pointcut " + reference + near);
        }
        if (reference.arguments.size() > 0) {
            throw new RuleException(
                    "\"" + reference + "\": named pointcuts have no parameters here; write " + reference.name + "()");
        }
        return found.parse();
    }

    private static String refusal(KindedPointcut part) {
        Shadow.Kind kind = part.getKind();
        String name = "\"" + part + "\" is not supported: ";
        if (kind == Shadow.MethodCall || kind == Shadow.ConstructorCall) {
            return name + "a method is guarded where it runs, whoever calls it; write execution(…)";
        }
        if (kind == Shadow.ConstructorExecution) {
            return name + "a constructor cannot be made again; guard a method that calls it";
        }
        return name + "Reknit guards methods" + ALLOWED;
    }

    @Override
    public String toString() {
        return text;
    }
}
