package dev.reknit.runtime.scenario;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Scripts for tests that hold the stages of the attempts in their own hands. */
public final class Staged {
    private Staged() {}

    /** Attempts that return these stages; the last one again and again. */
    @SafeVarargs
    public static Script returning(@Nullable CompletableFuture<Object>... stages) {
        Iterator<@Nullable CompletableFuture<Object>> next = stages.length == 1
                ? List.<CompletableFuture<Object>>of().iterator()
                : List.of(stages).iterator();
        return making(() -> next.hasNext() ? next.next() : stages[stages.length - 1]);
    }

    /** Attempts that return what a source gives. */
    public static Script making(Supplier<@Nullable CompletableFuture<Object>> source) {
        // The mode of a script that nobody plays hands an attempt's result over as it is.
        return Script.of(source::get);
    }
}
