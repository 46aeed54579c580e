package dev.reknit.cli;

import dev.reknit.runtime.durable.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the log says happened. */
sealed interface LogEvent {
    /** Where it stands in the log. */
    long position();

    /** Whose it is; null for none, or if nothing that is left tells. */
    @Nullable
    Identity object();

    /**
     * A journaled call.
     *
     * @param method its name in the log; null if nothing that is left tells
     * @param arguments as the parts of something, until the next call is read; null if they cannot be read
     * @param unreadable why not; empty if they can
     * @param mark where the mark is which says that it did not happen; null if it did
     */
    record Call(
            long position,
            @Nullable Identity object,
            Instant time,
            @Nullable String method,
            int version,
            @Nullable State arguments,
            String unreadable,
            @Nullable Long mark)
            implements LogEvent {}

    /**
     * A mark which says that a call did not happen.
     *
     * @param call where that is
     */
    record Abort(long position, @Nullable Identity object, long call) implements LogEvent {}

    /**
     * A run of the program began, or ended in good order.
     *
     * @param failures how many runs had not ended so by then
     * @param millis how long all runs took up to then
     * @param afterFailure whether the run before has no end in the log
     */
    record Run(long position, boolean began, long failures, long millis, boolean afterFailure) implements LogEvent {
        @Override
        public @Nullable Identity object() {
            return null;
        }
    }
}
