package dev.reknit.weaver.rules;

import dev.reknit.weaver.check.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of rules. Its form is in {@code docs/rules.md}; in short
 *
 * <pre>{@code
 * # remote calls
 * pointcut clients(): execution(* com.acme.billing..*Client.*(..))
 *
 * clients() && !@annotation(com.acme.NoRetry)
 *     => Retry(maxRetries = 2, retryOn = java.io.IOException), Timeout(800)
 * }</pre>
 *
 * <p>All that can be told from the text alone is checked when it is read: the form, the pointcuts, the names,
 * types and ranges of attributes. Immutable.
 *
 * @param name the file, as messages show it
 * @param rules in their order; empty if there is an error
 * @param errors each with file and line, what is wrong and how to mend it
 */
public record RuleFile(String name, List<PointcutRule> rules, List<Problem> errors) {
    /** The name under which such files are looked for. */
    public static final String NAME = "reknit.rules";

    private static final Pattern NAMED =
            Pattern.compile("pointcut\\s+([\\p{Alpha}_]\\w*)\\s*\\(\\s*\\)\\s*:(.*)", Pattern.DOTALL);

    /** Keeps copies. */
    public RuleFile {
        rules = List.copyOf(rules);
        errors = List.copyOf(errors);
    }

    /**
     * Reads a text. Nothing is thrown: what is wrong is in {@link #errors}.
     *
     * @param name the file, as messages are to show it
     */
    public static RuleFile parse(String name, String text) {
        List<PointcutRule> rules = new ArrayList<>();
        List<Problem> errors = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        for (Statement each : Statement.of(text)) {
            try {
                PointcutRule rule = read(name, each, named);
                if (rule != null) {
                    rules.add(rule);
                }
            } catch (RuleException wrong) {
                errors.add(Problem.at(
                        name + ":" + each.line(), Problem.Severity.ERROR, String.valueOf(wrong.getMessage())));
            }
        }
        return new RuleFile(name, errors.isEmpty() ? rules : List.of(), errors);
    }

    private static @Nullable PointcutRule read(String file, Statement statement, Map<String, Expression> named) {
        String text = statement.text();
        if (text.startsWith("pointcut") && !text.contains("=>")) {
            define(text, named);
            return null;
        }
        int arrow = text.indexOf("=>");
        if (arrow < 0) {
            throw new RuleException("there is no => in \"" + text
                    + "\"; allowed: POINTCUT => POLICY, POLICY… or pointcut NAME(): POINTCUT; a line that"
                    + " continues the one before begins with a blank");
        }
        Expression pointcut = Expression.parse(text.substring(0, arrow).trim(), named);
        return new PointcutRule(
                file,
                statement.line(),
                pointcut,
                PolicyText.parse(text.substring(arrow + 2).trim()));
    }

    private static void define(String text, Map<String, Expression> named) {
        Matcher form = NAMED.matcher(text);
        if (!form.matches()) {
            throw new RuleException("\"" + text + "\" is not the form of a named pointcut; allowed: pointcut NAME():"
                    + " POINTCUT, without parameters");
        }
        String name = form.group(1);
        if (named.containsKey(name)) {
            throw new RuleException("there is a pointcut " + name + "() already; give this one another name");
        }
        named.put(name, Expression.parse(form.group(2).trim(), named));
    }
}
