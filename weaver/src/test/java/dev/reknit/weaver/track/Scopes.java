package dev.reknit.weaver.track;

import dev.reknit.Checkpointed;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.Scope;
import java.lang.invoke.MethodHandles;

/** Opens scopes around code, as a woven method does. */
final class Scopes {
    private static final CheckpointGate GATE = CheckpointGate.of(MethodHandles.lookup(), "call", "()V");

    private Scopes() {}

    /** What may throw. */
    interface Body {
        void run() throws Throwable;
    }

    @Checkpointed
    void call() {}

    static void rolledBack(Object self, Body body) {
        Scope scope = GATE.open(self, null);
        Throwable failure = new Exception("to be rolled back");
        try {
            body.run();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        scope.failed(failure);
        if (failure.getSuppressed().length > 0 || !"to be rolled back".equals(failure.getMessage())) {
            throw new AssertionError(failure);
        }
    }

    /** How much a call writes into the log. */
    static int logged(Object self, Body body) throws Throwable {
        Scope scope = GATE.open(self, null);
        try {
            int before = scope.log().mark();
            body.run();
            return scope.log().mark() - before;
        } finally {
            scope.succeeded();
        }
    }

    static void committed(Object self, Body body) {
        Scope scope = GATE.open(self, null);
        try {
            body.run();
        } catch (Throwable thrown) {
            scope.failed(thrown);
            throw new AssertionError(thrown);
        }
        scope.succeeded();
    }
}
