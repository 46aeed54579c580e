package dev.reknit.runtime.state;

/**
 * What becomes of instances of a class when the state of an object is captured, as far as the
 * class's name tells. Read from the same table as capturing itself, so that the weaver refuses what
 * would fail.
 */
public final class CapturableTypes {
    private CapturableTypes() {}

    /** What becomes of instances. */
    public enum Kind {
        /**
         * The reference is kept: they are immutable, or not part of the state, such as locks and
         * loggers.
         */
        SHARED,
        /** Their contents are saved and restored. */
        CAPTURED,
        /** They, and instances of any subclass, cannot be captured. */
        REFUSED,
        /** To be told by looking into the class, or at run time. */
        UNKNOWN
    }

    /**
     * An answer.
     *
     * @param reason why it is refused, to follow "it is a X, "; empty otherwise
     */
    public record Verdict(Kind kind, String reason) {
        static final Verdict UNKNOWN = new Verdict(Kind.UNKNOWN, "");
    }

    /**
     * The verdict on fields of a type. Loads no class of that name.
     *
     * @param className a binary name, such as {@code java.util.Map$Entry}, or a primitive type's
     * @return {@link Kind#UNKNOWN} for classes of the application, and for types of the JDK that
     *     may have an instance with another verdict: interfaces, {@code Object}, abstract classes
     */
    public static Verdict verdict(String className) {
        TypeRules.Rule rule = TypeRules.named(className);
        return rule == null || rule.reach() == TypeRules.Reach.JDK
                ? Verdict.UNKNOWN
                : new Verdict(rule.kind(), rule.reason());
    }

    /**
     * Whether a class of the JDK has no state of its own, so that all state of a subclass is in the
     * fields that the subclass declares: {@code Object}, {@code AbstractMap} and the like.
     *
     * @param className a binary name
     */
    public static boolean holdsNothing(String className) {
        TypeRules.Rule rule = TypeRules.named(className);
        return rule != null && rule.kind() == Kind.UNKNOWN;
    }
}
