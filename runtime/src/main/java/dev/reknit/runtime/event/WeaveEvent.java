package dev.reknit.runtime.event;

import org.jspecify.annotations.Nullable;

/** What happened to classes while the agent wove them. */
public sealed interface WeaveEvent extends Event {
    /**
     * A class was woven while it was loaded.
     *
     * @param className its binary name
     * @param methods how many methods are guarded
     */
    record ClassWoven(@Nullable ClassLoader loader, String className, int methods) implements WeaveEvent {
        @Override
        public Kind kind() {
            return Kind.CLASS_WOVEN;
        }

        @Override
        public void fields(Fields to) {
            to.put("class", className);
            to.put("methods", methods);
        }
    }

    /**
     * A class, or a member of it, was left as it is.
     *
     * @param className its binary name
     * @param reason why, and how to mend it
     */
    record ClassRefused(@Nullable ClassLoader loader, String className, String reason) implements WeaveEvent {
        @Override
        public Kind kind() {
            return Kind.CLASS_REFUSED;
        }

        @Override
        public void fields(Fields to) {
            to.put("class", className);
            to.put("reason", reason);
        }
    }

    /**
     * A rule selected no method, or another rule won over it.
     *
     * @param rule its file and line
     * @param reason what it was about, and how to mend it
     */
    record RuleWithoutEffect(@Nullable ClassLoader loader, String rule, String reason) implements WeaveEvent {
        @Override
        public Kind kind() {
            return Kind.RULE_WITHOUT_EFFECT;
        }

        @Override
        public void fields(Fields to) {
            to.put("rule", rule);
            to.put("reason", reason);
        }
    }
}
