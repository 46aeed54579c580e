package dev.reknit.weaver.loaded;

import dev.reknit.runtime.Gate;
import dev.reknit.runtime.Run;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** The attempts of a method that the caller waits for, around its code; what {@link Gate} describes. */
final class AttemptsAdvice {
    private AttemptsAdvice() {}

    @Advice.OnMethodEnter
    static long enter(@Constant Gate gate) {
        return gate.enter();
    }

    /** Returns whether the code is to be run again. */
    @SuppressWarnings({"UnusedVariable", "ParameterName"})
    @Advice.OnMethodExit(
            onThrowable = Throwable.class,
            repeatOn = Advice.OnNonDefaultValue.class,
            backupArguments = true)
    static boolean exit(
            @Constant Gate gate,
            @Advice.Enter long ticket,
            @Advice.Local("run") @Nullable Run run,
            @Advice.Thrown(readOnly = false) @Nullable Throwable failure,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments @Nullable Object[] arguments)
            throws Throwable {
        if (failure != null) {
            run = gate.failed(run, ticket, failure, self, arguments);
        } else if (run == null && ticket == Gate.QUIET) {
            return false;
        } else {
            run = gate.returned(run, ticket, result, self, arguments);
        }
        if (!run.isOver()) {
            return true;
        }
        failure = null;
        result = run.value();
        return false;
    }
}
