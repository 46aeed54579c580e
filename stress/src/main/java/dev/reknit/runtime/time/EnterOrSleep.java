package dev.reknit.runtime.time;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A call begins while the thread that watches goes to sleep: it sees the call, or the call wakes it. */
@JCStressTest
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "it sees the call")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "the call wakes it")
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "both")
@Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "it sleeps and nobody wakes it")
@State
public class EnterOrSleep {
    private static final long HOUR = 3_600_000_000_000L;
    private static final Thread SLEEPER = new Thread("sleeper");

    private final FrameWatch watch = new FrameWatch(SLEEPER);
    private long sleepsUntil;

    /** The call. */
    @Actor
    public void call() {
        watch.enter(HOUR, true);
    }

    /** The thread that watches. */
    @Actor
    public void watch() {
        sleepsUntil = watch.look();
    }

    /** Whether the thread knows when to wake up, and whether it was woken. */
    @Arbiter
    public void arbiter(ZZ_Result result) {
        result.r1 = sleepsUntil != Watch.NEVER;
        result.r2 = watch.wakeUp() == FrameWatch.AWAKE;
    }
}
