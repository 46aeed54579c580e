package dev.reknit.runtime.time;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads call, one frame: whoever has it owns it, so that an interrupt meets the right thread. */
@JCStressTest
@Outcome(id = "[0123], [0123]", expect = Expect.ACCEPTABLE, desc = "each owned the frame in each call that got it")
@Outcome(expect = Expect.FORBIDDEN, desc = "a call in a frame of the other thread")
@State
public class TwoOwners {
    private static final long RUNNING = 7L << 2 | Frame.WATCHED;
    private static final int WRONG = 100;

    private final Frame frame = new Frame.Padded();

    /** One thread. */
    @Actor
    public void one(II_Result result) {
        result.r1 = calls();
    }

    /** The other. */
    @Actor
    public void other(II_Result result) {
        result.r2 = calls();
    }

    private int calls() {
        Thread me = Thread.currentThread();
        int got = 0;
        for (int i = 0; i < 3; i++) {
            if (frame.begin(me, RUNNING) || frame.takeOver(me, RUNNING)) {
                got += frame.isOwnedBy(me) && frame.get() == RUNNING ? 1 : WRONG;
                got += frame.end() ? 0 : WRONG;
            }
        }
        return got;
    }
}
