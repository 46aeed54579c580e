package dev.reknit.runtime.time;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** A call ends while its time is up: it is interrupted before it has ended, or not at all. */
@JCStressTest
@Outcome(id = "true, false, false", expect = Expect.ACCEPTABLE, desc = "ended in time, not interrupted")
@Outcome(id = "false, false, false", expect = Expect.ACCEPTABLE, desc = "over time, the interrupt came before the end")
@Outcome(expect = Expect.FORBIDDEN, desc = "interrupted after the end")
@State
public class FireOrLeave {
    private static final long RUNNING = 7L << 2 | Frame.WATCHED;

    private final Frame frame = new Frame.Padded();

    /** The call; tells whether it was in time, and whether its thread was interrupted before and after it. */
    @Actor
    public void call(ZZZ_Result result) {
        result.r2 = Thread.interrupted();
        frame.takeOver(Thread.currentThread(), RUNNING);
        result.r1 = frame.end();
        if (!result.r1 && frame.hasFired() && frame.endFired()) {
            boolean ignored = Thread.interrupted();
        }
        result.r3 = Thread.interrupted();
    }

    /** The thread that watches, which saw this call's deadline, or that of one before. */
    @Actor
    public void watch() {
        frame.fire(RUNNING);
    }
}
