package dev.reknit.weaver;

import dev.reknit.weaver.report.ClassReport;
import org.jspecify.annotations.Nullable;

/**
 * What became of one class.
 *
 * @param classFile the woven class; null if it stays as it is
 * @param alreadyWoven whether it stays as it is because it was woven before
 * @param report its guarded members and what is wrong with its annotations
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Weaving(byte @Nullable [] classFile, boolean alreadyWoven, ClassReport report) {
    /** Whether the class has a guarded member or a problem. */
    public boolean isOfInterest() {
        return !report.guards().isEmpty() || !report.problems().isEmpty();
    }
}
