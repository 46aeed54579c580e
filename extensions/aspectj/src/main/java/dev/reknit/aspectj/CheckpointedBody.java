package dev.reknit.aspectj;

import dev.reknit.runtime.MethodGuard;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.Scope;
import org.jspecify.annotations.Nullable;

/** The state of the object around the body of a method; what {@link CheckpointGate} describes. */
record CheckpointedBody(CheckpointGate gate) {
    /** A call whose attempts begin with saving the state. */
    record Call(CheckpointedBody body, JoinPointCall call) implements MethodGuard.Call {
        @Override
        public @Nullable Object self() {
            return call.self();
        }

        @Override
        public @Nullable Object[] arguments() {
            return call.arguments();
        }

        @Override
        public @Nullable Object make() throws Throwable {
            return body.run(call);
        }
    }

    private @Nullable Object run(JoinPointCall call) throws Throwable {
        Scope scope = gate.open(call.self(), call.arguments());
        Object result;
        try {
            result = call.make();
        } catch (Throwable failure) {
            scope.failed(failure);
            throw failure;
        }
        scope.succeeded(result);
        return result;
    }
}
