package dev.reknit.runtime.redundancy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the tests' instances do. Package-private, as an application's may be. */
interface Mirror {
    String fetch(String name) throws IOException;

    default int size() {
        return 1;
    }

    default CompletionStage<String> later(String name) {
        return CompletableFuture.completedFuture(name);
    }

    default CompletableFuture<String> future(String name) {
        return CompletableFuture.completedFuture(name);
    }
}
