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
        long ticket = Gate.NOT_ENTERED;
        Run run = null;
        do {
            R result;
            try {
                if (run == null) {
                    ticket = gate.enter();
                }
                result = body.call();
            } catch (Throwable failure) {
                run = gate.failed(run, ticket, failure, self, arguments);
                continue;
            }
            if (run == null && ticket == Gate.QUIET) {
                return result;
            }
            run = gate.returned(run, ticket, result, self, arguments);
        } while (!run.isOver());
        return (R) run.value();
    }

    @SuppressWarnings("unchecked")
    static <R> R stage(Gate gate, Object self, Object[] arguments, Callable<R> body) {
        long ticket = Gate.NOT_ENTERED;
        R stage;
        try {
            ticket = gate.enter();
            stage = body.call();
        } catch (Throwable failure) {
            return (R) gate.stageFailed(ticket, failure, self, arguments);
        }
        return (R) gate.staged(ticket, stage, self, arguments);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
