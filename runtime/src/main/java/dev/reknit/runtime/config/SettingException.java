package dev.reknit.runtime.config;

/** What was set cannot be used. The message names the key, the value, where it was set, and the values allowed. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * Creates an exception.
     *
     * @param reason what is wrong, and what is allowed
     */
    public SettingException(Setting setting, String reason) {
        super(setting + ": " + reason);
    }
}
