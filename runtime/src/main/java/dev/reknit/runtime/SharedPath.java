package dev.reknit.runtime;

import static dev.reknit.runtime.Admission.LEFT;
import static dev.reknit.runtime.Admission.NOT_ENTERED;
import static dev.reknit.runtime.Admission.QUIET;

import org.jspecify.annotations.Nullable;

/**
 * The path of calls that have no code of their own in a woven method, those of a {@link Guard} and of a {@link
 * MethodGuard}: what {@link Gate} describes, but one code for all of them.
 */
final class SharedPath {
    private SharedPath() {}

    /**
     * Makes a call, the slots with a variable and a call site for each, since an array would be allocated, and a loop would
     * be compiled for every policy at once.
     *
     * @param staged whether the body gives a stage
     */
    static @Nullable Object call(
            Gate gate, Way way, boolean staged, @Nullable Object self, @Nullable Object key, Attempt body)
            throws Throwable {
        long t0 = NOT_ENTERED;
        long t1 = NOT_ENTERED;
        long t2 = NOT_ENTERED;
        long t3 = NOT_ENTERED;
        long t4 = NOT_ENTERED;
        long t5 = NOT_ENTERED;
        long t6 = NOT_ENTERED;
        long t7 = NOT_ENTERED;
        Object result;
        try {
            t0 = way.slot0.enter(self, key);
            t1 = way.slot1.enter(self, key);
            t2 = way.slot2.enter(self, key);
            t3 = way.slot3.enter(self, key);
            t4 = way.slot4.enter(self, key);
            t5 = way.slot5.enter(self, key);
            t6 = way.slot6.enter(self, key);
            t7 = way.slot7.enter(self, key);
            result = body.make();
        } catch (Throwable failure) {
            return failed(gate, way, staged, new long[] {t0, t1, t2, t3, t4, t5, t6, t7}, failure, self, key, body);
        }
        if ((!staged || Gate.succeededAlready(result))
                && (t7 == QUIET || way.slot7.leave(t7, self, key))
                && (t7 = LEFT) == LEFT
                && (t6 == QUIET || way.slot6.leave(t6, self, key))
                && (t6 = LEFT) == LEFT
                && (t5 == QUIET || way.slot5.leave(t5, self, key))
                && (t5 = LEFT) == LEFT
                && (t4 == QUIET || way.slot4.leave(t4, self, key))
                && (t4 = LEFT) == LEFT
                && (t3 == QUIET || way.slot3.leave(t3, self, key))
                && (t3 = LEFT) == LEFT
                && (t2 == QUIET || way.slot2.leave(t2, self, key))
                && (t2 = LEFT) == LEFT
                && (t1 == QUIET || way.slot1.leave(t1, self, key))
                && (t1 = LEFT) == LEFT
                && (t0 == QUIET || way.slot0.leave(t0, self, key))) {
            return result;
        }
        return returned(way, staged, new long[] {t0, t1, t2, t3, t4, t5, t6, t7}, result, self, key, body);
    }

    /**
     * Goes on after a first attempt that threw, or was not made.
     *
     * @param tickets by slot; null if the call has not come to any
     */
    static @Nullable Object failed(
            Gate gate,
            Way way,
            boolean staged,
            long @Nullable [] tickets,
            Throwable failure,
            @Nullable Object self,
            @Nullable Object key,
            Attempt body)
            throws Throwable {
        Run run = gate.begin(way, tickets, failure, self, arguments(key, body), body);
        if (run == null) {
            throw failure;
        }
        return staged ? new StageDriver(run).failed(failure) : others(CallDriver.failed(run, failure), body);
    }

    /** Goes on after a first attempt that returned. As {@link #failed}. */
    static @Nullable Object returned(
            Way way,
            boolean staged,
            long @Nullable [] tickets,
            @Nullable Object result,
            @Nullable Object self,
            @Nullable Object key,
            Attempt body)
            throws Throwable {
        if (staged && (result == null && tickets == null || way.plan().isEmpty())) {
            return result;
        }
        Run run = new Run(way, self, arguments(key, body), tickets, body);
        return staged ? new StageDriver(run).follow(result) : others(CallDriver.returned(run, result), body);
    }

    /** Makes the attempts that a run wants. */
    private static @Nullable Object others(Run begun, Attempt body) throws Throwable {
        Run run = begun;
        while (!run.isOver()) {
            try {
                run.succeed(body.make());
            } catch (Throwable failure) {
                run.fail(failure);
            }
            run = CallDriver.ended(run);
        }
        return run.value();
    }

    private static @Nullable Object[] arguments(@Nullable Object key, Attempt body) {
        return body instanceof MethodGuard.Call call ? call.arguments() : GuardedLambda.arguments(key, body);
    }
}
