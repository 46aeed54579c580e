package dev.reknit.runtime.state.collections;

import dev.reknit.Checkpointed;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.Scope;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;

/** Calls of a checkpointed method, without weaving: a body in a scope. Scopes nest. */
final class TestScope {
    private static final CheckpointGate GATE = CheckpointGate.of(MethodHandles.lookup(), "call", "()V");

    private TestScope() {}

    @Checkpointed
    void call() {}

    /**
     * Runs a body and takes back what it did, whether it throws or not. What it throws is thrown on;
     * if something could not be taken back, an error.
     */
    static void rolledBack(Runnable body) {
        Scope scope = GATE.open(new TestScope(), null);
        Rejection rejection = new Rejection();
        try {
            body.run();
        } catch (Throwable failure) {
            scope.failed(failure);
            check(failure);
            throw failure;
        }
        scope.failed(rejection);
        check(rejection);
    }

    /** Runs a body and keeps what it did; if it throws, takes that back, and throws it on. */
    static void committed(Runnable body) {
        Scope scope = GATE.open(new TestScope(), null);
        try {
            body.run();
        } catch (Throwable failure) {
            scope.failed(failure);
            check(failure);
            throw failure;
        }
        scope.succeeded();
    }

    private static void check(Throwable failure) {
        Throwable[] suppressed = failure.getSuppressed();
        if (suppressed.length > 0) {
            throw new AssertionError("not taken back: " + Arrays.toString(suppressed), failure);
        }
    }

    private static final class Rejection extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rejection() {
            super("the body is taken back");
        }
    }
}
