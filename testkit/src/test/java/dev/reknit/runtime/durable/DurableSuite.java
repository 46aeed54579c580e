package dev.reknit.runtime.durable;

import dev.reknit.testkit.crash.CrashSuite;

/** The crash suite of durable objects in its shortest form, to be run on code with a defect. */
public final class DurableSuite implements Runnable {
    /** For whoever loads it anew. */
    public DurableSuite() {}

    @Override
    public void run() {
        CrashSuite.Report unused = CrashSuite.of(DurableScenario::new)
                .seeds(0, 2)
                .secondCrashes(1_000)
                .run();
    }
}
