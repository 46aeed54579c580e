package dev.reknit.runtime.redundancy;

import dev.reknit.runtime.Gate;
import dev.reknit.runtime.Run;
import java.util.concurrent.Callable;

/** What the weaver leaves of a method; see {@link Gate}. */
final class AsWoven {
    private AsWoven() {}

    static <R> R call(Gate gate, Object self, Object[] arguments, Callable<R> body) {
        try {
            return guarded(gate, self, arguments, body);
        } catch (Throwable failure) {
            throw AsWoven.<RuntimeException>sneaky(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <R> R guarded(Gate gate, Object self, Object[] arguments, Callable<R> body) throws Throwable {
        Run run = null;
        do {
            R result;
            try {
                if (run == null) {
                    gate.enter(self);
                }
                result = body.call();
            } catch (Throwable failure) {
                run = gate.failed(run, null, null, failure, self, arguments);
                continue;
            }
            if (run == null) {
                return result;
            }
            run = gate.returned(run, null, null, result, self, arguments);
        } while (!run.isOver());
        return (R) run.value();
    }

    @SuppressWarnings("unchecked")
    static <R> R stage(Gate gate, Object self, Object[] arguments, Callable<R> body) {
        R stage;
        try {
            gate.enter(self);
            stage = body.call();
        } catch (Throwable failure) {
            return (R) gate.stageFailed(null, null, failure, self, arguments);
        }
        return (R) gate.staged(null, null, stage, self, arguments);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
