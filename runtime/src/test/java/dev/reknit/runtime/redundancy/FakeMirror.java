package dev.reknit.runtime.redundancy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A mirror that fails while {@link #failure} is set. */
final class FakeMirror implements Mirror {
    final String name;
    Throwable failure;
    CompletableFuture<String> pending;
    int calls;

    FakeMirror(String name) {
        this.name = name;
    }

    FakeMirror failing(Throwable with) {
        failure = with;
        return this;
    }

    FakeMirror failing() {
        return failing(new IOException(name + " is down"));
    }

    @Override
    public String fetch(String what) throws IOException {
        calls++;
        if (failure != null) {
            FakeMirror.<RuntimeException>sneak(failure);
        }
        return what + " from " + name;
    }

    @Override
    public CompletionStage<String> later(String what) {
        return future(what);
    }

    @Override
    public CompletableFuture<String> future(String what) {
        calls++;
        if (pending != null) {
            return pending;
        }
        return failure == null
                ? CompletableFuture.completedFuture(what + " from " + name)
                : CompletableFuture.failedFuture(failure);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Override
    public String toString() {
        return name;
    }
}
