package dev.reknit.weaver.loaded;

import dev.reknit.runtime.Gate;
import dev.reknit.runtime.Run;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** The attempts of a method that the caller waits for, around its code; what {@link Gate} describes. */
final class AttemptsAdvice {
    private AttemptsAdvice() {}

    /** Returns whether the code is not to be run at all. */
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(
            @Constant Gate gate,
            @Advice.Local("run") @Nullable Run run,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments @Nullable Object[] arguments)
            throws Throwable {
        if (gate.isQuiet()) {
            return false;
        }
        run = gate.detour(self, arguments);
        return run != null && run.isOver();
    }

    /** Returns whether the code is to be run again. */
    @SuppressWarnings({"UnusedVariable", "ParameterName"})
    @Advice.OnMethodExit(
            onThrowable = Throwable.class,
            repeatOn = Advice.OnNonDefaultValue.class,
            backupArguments = true)
    static boolean exit(
            @Constant Gate gate,
            @Advice.Enter boolean over,
            @Advice.Local("run") @Nullable Run run,
            @Advice.Thrown(readOnly = false) @Nullable Throwable failure,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments @Nullable Object[] arguments)
            throws Throwable {
        if (over && run != null) {
            result = run.value();
            return false;
        }
        if (failure != null) {
            run = gate.failed(run, null, null, failure, self, arguments);
        } else if (run == null) {
            return false;
        } else {
            run = gate.returned(run, null, null, result, self, arguments);
        }
        if (!run.isOver()) {
            return true;
        }
        failure = null;
        result = run.value();
        return false;
    }
}
