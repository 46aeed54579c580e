package dev.reknit.runtime.scenario;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A woven class with a method of either kind; what their bodies do is in the script. */
public interface Guarded {
    @Nullable
    Object call(Script script) throws Throwable;

    /** As {@link #call}, but the woven code asks no policy on the clean path. */
    @Nullable
    Object detour(Script script) throws Throwable;

    CompletionStage<@Nullable Object> stage(Script script) throws Throwable;

    Future<@Nullable Object> future(Script script) throws Throwable;
}
