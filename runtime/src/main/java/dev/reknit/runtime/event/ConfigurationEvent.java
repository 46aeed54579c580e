package dev.reknit.runtime.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to the configuration. What it means for a method is told by {@link Event.PlanRejected}. */
public sealed interface ConfigurationEvent extends Event {
    /**
     * Something is configured otherwise than before.
     *
     * @param keys the keys whose values changed, were added or removed
     */
    record Changed(Set<String> keys) implements ConfigurationEvent {
        @Override
        public @Nullable ClassLoader loader() {
            return null;
        }

        @Override
        public Kind kind() {
            return Kind.CONFIGURATION_CHANGED;
        }

        @Override
        public void fields(Fields to) {
            to.put("keys", String.join(" ", keys));
        }
    }

    /**
     * A configuration file could not be read or parsed. For the one in the working folder, what it said before still
     * holds.
     *
     * @param reason why
     */
    record Unreadable(String file, String reason) implements ConfigurationEvent {
        @Override
        public @Nullable ClassLoader loader() {
            return null;
        }

        @Override
        public Kind kind() {
            return Kind.CONFIGURATION_UNREADABLE;
        }

        @Override
        public void fields(Fields to) {
            to.put("file", file);
            to.put("reason", reason);
        }
    }

    /**
     * A key is set that has no effect.
     *
     * @param loader the class loader that its class was looked for in
     * @param reason the key, its value, where it was set, why it has no effect, and what may have been meant
     */
    record Unmatched(@Nullable ClassLoader loader, String reason) implements ConfigurationEvent {
        @Override
        public Kind kind() {
            return Kind.CONFIGURATION_UNMATCHED;
        }

        @Override
        public void fields(Fields to) {
            to.put("reason", reason);
        }
    }
}
