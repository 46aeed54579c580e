package dev.reknit.weaver.loaded;

import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.Scope;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** The state of the object around one attempt; what {@link CheckpointGate} describes. */
final class StateAdvice {
    private StateAdvice() {}

    @Advice.OnMethodEnter
    static Scope enter(
            @Constant CheckpointGate gate,
            @Advice.This Object self,
            @Advice.AllArguments @Nullable Object[] arguments) {
        return gate.open(self, arguments);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(
            @Advice.Enter Scope scope,
            @Advice.Thrown @Nullable Throwable failure,
            @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object result) {
        if (failure != null) {
            scope.failed(failure);
        } else {
            scope.succeeded(result);
        }
    }
}
