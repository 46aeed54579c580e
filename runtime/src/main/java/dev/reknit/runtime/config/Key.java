package dev.reknit.runtime.config;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A key, taken apart: {@code com.acme.Foo/bar(int,java.lang.String)/Retry/maxRetries}, less whatever is left out on
 * its way to {@code Retry/maxRetries}. Parts that are left out are empty.
 *
 * @param type the binary name of a class
 * @param method the name of a method
 * @param parameters its parameter types with their parentheses
 * @param policy the simple name of an annotation
 * @param attribute of the annotation; or {@link #ENABLED}, or {@link #ORDER}
 */
public record Key(String type, String method, String parameters, String policy, String attribute) {
    /** Whether a policy, or all of a method, of a class or of the program, take effect. */
    public static final String ENABLED = "enabled";

    /** The policies of a method, outermost first. */
    public static final String ORDER = "order";

    /** What stands for the whole program in {@code reknit/enabled}. */
    static final String PROGRAM = "reknit";

    /** MicroProfile's switch for all policies but {@code Fallback}. */
    static final String NON_FALLBACK = "MP_Fault_Tolerance_NonFallback_Enabled";

    /** How often the file in the working folder is looked at. */
    static final String POLL = "reknit/config/poll";

    /** Before the name of a store, a dot, and what is set for it; what a store knows is looked at when it is opened. */
    static final String STORE = "reknit.store.";

    private static final List<String> WHOLE = List.of(ENABLED, ORDER);
    private static final List<String> OWN = List.of(PROGRAM + "/" + ENABLED, PROGRAM + "/" + ORDER, POLL, NON_FALLBACK);

    /**
     * Takes a key apart. Whether there are such a class and method is not looked at.
     *
     * @throws IllegalArgumentException if it has no effect; the message says why, and names what may have been meant
     */
    public static Key parse(String text, Policies policies) {
        if (OWN.contains(text)) {
            return new Key("", "", "", "", text.equals(POLL) || text.equals(NON_FALLBACK) ? text : last(text));
        }
        if (text.startsWith(STORE)) {
            return ofStore(text);
        }
        String[] parts = text.split("/", -1);
        if (parts[0].equals(PROGRAM)) {
            throw new IllegalArgumentException("not a key" + meant(text, OWN) + "; allowed: " + String.join(", ", OWN));
        }
        if (parts.length < 2 || parts.length > 4 || Stream.of(parts).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "not a key" + meant(text, OWN)
                            + "; allowed: Policy/attribute, com.acme.Foo/Policy/attribute, com.acme.Foo/method/Policy/attribute");
        }
        String attribute = parts[parts.length - 1];
        String before = parts[parts.length - 2];
        String type = parts.length > 2 ? parts[0] : "";
        if (!policies.has(before) && WHOLE.contains(attribute) && parts.length < 4 && isPlace(before, type, policies)) {
            return type.isEmpty() ? new Key(before, "", "", "", attribute) : of(type, before, "", attribute);
        }
        return of(
                type,
                parts.length == 4 ? parts[1] : "",
                checked(before, policies),
                checked(before, attribute, policies));
    }

    private static Key ofStore(String text) {
        int dot = text.lastIndexOf('.');
        if (dot <= STORE.length() || dot == text.length() - 1) {
            throw new IllegalArgumentException("not a key of a store; allowed: " + STORE + "<name>.<setting>, such as "
                    + STORE + "default.folder");
        }
        return new Key("", "", "", "", STORE);
    }

    private static Key of(String type, String method, String policy, String attribute) {
        int open = method.indexOf('(');
        return open < 0
                ? new Key(type, method, "", policy, attribute)
                : new Key(type, method.substring(0, open), method.substring(open), policy, attribute);
    }

    /** Whether a name before {@link #WHOLE} is one of a class or method, rather than a policy misspelt. */
    private static boolean isPlace(String name, String type, Policies policies) {
        return !type.isEmpty()
                || name.indexOf('.') >= 0
                || Spelling.nearest(name, policies.names().stream()).isEmpty();
    }

    private static String checked(String policy, Policies policies) {
        if (policies.has(policy)) {
            return policy;
        }
        throw new IllegalArgumentException(
                "there is no policy " + policy + meantOr("; policies: ", policy, policies.names()));
    }

    private static String checked(String policy, String attribute, Policies policies) {
        Class<? extends Annotation> annotation = policies.named(policy).orElseThrow();
        if (attribute.equals(ENABLED)
                || Policies.attribute(annotation, attribute).isPresent()) {
            return attribute;
        }
        List<String> known = Stream.concat(
                        Stream.of(ENABLED),
                        Stream.of(annotation.getDeclaredMethods()).map(Method::getName))
                .sorted()
                .toList();
        throw new IllegalArgumentException(
                "there is no " + attribute + " in " + policy + meantOr("; attributes: ", attribute, known));
    }

    /** The nearest of some names or, if none is near, all. */
    static String meantOr(String introduction, String wrong, Collection<String> known) {
        String question = meant(wrong, known);
        return question.isEmpty() ? introduction + String.join(", ", known) : question;
    }

    /** A question that names the nearest of some names; empty if none is near. */
    static String meant(String wrong, Collection<String> known) {
        return Spelling.nearest(wrong, known.stream())
                .map(each -> ", was " + each + " meant?")
                .orElse("");
    }

    private static String last(String text) {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** Whether a name can be a key at all; asked first, as it needs no policies, which take long to find. */
    static boolean mayBe(String text) {
        return text.indexOf('/') >= 0 || text.equals(NON_FALLBACK) || text.startsWith(STORE);
    }

    /** Whether a name that is nobody's for certain looks like a key: it ends with a policy and an attribute. */
    static boolean isLike(String text, Policies policies) {
        String[] parts = text.split("/", -1);
        return text.equals(NON_FALLBACK)
                || parts[0].equals(PROGRAM)
                || text.startsWith(STORE)
                || parts.length > 1 && parts.length < 5 && policies.has(parts[parts.length - 2])
                || (parts.length == 2 || parts.length == 3)
                        && WHOLE.contains(parts[parts.length - 1])
                        && parts[0].indexOf('.') > 0;
    }

    /** Whether it is about a method, perhaps among others. */
    boolean concerns(Target target) {
        return !attribute.equals(STORE)
                && (type.isEmpty() || target.types().contains(type))
                && (method.isEmpty() || method.equals(target.method()))
                && (parameters.isEmpty() || parameters.equals(target.parameters()));
    }
}
