package dev.reknit.runtime.circuitbreaker;

import dev.reknit.runtime.event.Site;
import org.jspecify.annotations.Nullable;

/** The settings that apply for a name, and which method gave them. Safe for use by several threads. */
final class NamedSettings {
    private @Nullable BreakerSettings settings;
    private @Nullable Site from;

    /** Other settings apply; the other method whose different ones no longer do, or null. */
    synchronized @Nullable Site replace(BreakerSettings next, Site site) {
        Site before = settings == null || settings.equals(next) || site.equals(from) ? null : from;
        settings = next;
        from = site;
        return before;
    }
}
