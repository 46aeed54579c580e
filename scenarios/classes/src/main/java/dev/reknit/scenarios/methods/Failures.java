package dev.reknit.scenarios.methods;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Fallback;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Failures that reach the caller: the very object that was thrown. */
public final class Failures {
    @Ephemeral
    private int attempts;

    public int attempts() {
        return attempts;
    }

    @Retry(maxRetries = 2, jitter = 0)
    public void checked(Exception failure) throws Exception {
        attempts++;
        throw failure;
    }

    @Retry(maxRetries = 2, jitter = 0)
    public int error(Error failure) {
        attempts++;
        throw failure;
    }

    @Checkpointed
    public long checkpointed(IOException failure) throws IOException {
        attempts++;
        throw failure;
    }

    @Fallback(fallbackMethod = "narrow")
    public String unanswered(Exception failure) throws Exception {
        attempts++;
        throw failure;
    }

    private String narrow(Exception argument, IllegalStateException failure) {
        return argument == failure ? "answered" : "mixed up";
    }

    @Redundant(alternates = "checkedToo", skipOn = IOException.class)
    public void skipped(IOException failure) throws IOException {
        attempts++;
        throw failure;
    }

    private void checkedToo(IOException failure) throws IOException {
        attempts++;
        throw failure;
    }

    @Retry(maxRetries = 2, jitter = 0)
    public CompletableFuture<String> staged(Exception failure) {
        attempts++;
        return CompletableFuture.failedFuture(failure);
    }
}
