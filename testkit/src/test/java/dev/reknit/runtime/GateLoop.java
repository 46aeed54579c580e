package dev.reknit.runtime;

import org.jspecify.annotations.Nullable;

/** What is left of a woven method that does not return a stage, without slots, for tests with several of them. */
final class GateLoop {
    /** The body. */
    interface Body {
        @Nullable
        Object run() throws Throwable;
    }

    private GateLoop() {}

    static @Nullable Object call(Gate gate, @Nullable Object self, Body body, @Nullable Object... arguments)
            throws Throwable {
        Run run = null;
        do {
            Object result;
            try {
                if (run == null) {
                    gate.enter(self);
                }
                result = body.run();
            } catch (Throwable failure) {
                run = gate.failed(run, null, null, failure, self, arguments);
                continue;
            }
            if (run == null) {
                return result;
            }
            run = gate.returned(run, null, null, result, self, arguments);
        } while (!run.isOver());
        return run.value();
    }
}
