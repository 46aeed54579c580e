package dev.reknit.scenarios.policies;

import dev.reknit.Redundant;
import dev.reknit.scenarios.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Recovery blocks. */
public final class Alternated {
    private final Script first;
    private final List<String> tried = new ArrayList<>();

    public Alternated(Script first) {
        this.first = first;
    }

    public List<String> tried() {
        return tried;
    }

    @Redundant(
            alternates = {"second", "third"},
            accept = "isPlausible")
    public long rate(String of, long scale) {
        tried.add("first");
        return first.attempt() * scale;
    }

    private long second(String of, long scale) {
        tried.add("second");
        return -1;
    }

    private long third(String of, long scale) {
        tried.add("third");
        return of.length() * scale;
    }

    private static boolean isPlausible(long rate) {
        return rate > 2;
    }

    @Redundant(alternates = "secondLater")
    public CompletionStage<String> later(String of) {
        tried.add("first");
        return CompletableFuture.failedFuture(new IllegalStateException("first"));
    }

    private CompletionStage<String> secondLater(String of) {
        tried.add("second");
        return CompletableFuture.completedFuture("second " + of);
    }
}
