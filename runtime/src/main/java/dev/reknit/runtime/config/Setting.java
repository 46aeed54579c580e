package dev.reknit.runtime.config;

/**
 * A value that somebody set.
 *
 * @param key as {@link Key} describes it
 * @param value the text, not yet parsed
 * @param origin where it was set, such as {@code reknit.properties:3} or {@code system property}
 */
public record Setting(String key, String value, String origin) {
    /** As messages show it. */
    @Override
    public String toString() {
        return key + " = \"" + value + "\" (" + origin + ")";
    }
}
