package dev.reknit.runtime.state;

import org.jspecify.annotations.Nullable;

/**
 * A part of the state that could not be captured, and will not be restored.
 *
 * @param reason why not, to follow "cannot be captured: "
 * @param cause what reading it threw; null if it was not tried
 */
record Unsaved(
        Object object, Place place, String reason, @Nullable Throwable cause) {}
