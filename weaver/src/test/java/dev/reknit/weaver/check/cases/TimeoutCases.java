package dev.reknit.weaver.check.cases;

import dev.reknit.Checkpointed;
import dev.reknit.Timeout;
import dev.reknit.TimeoutMode;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Right and wrong uses of {@link Timeout}. */
final class TimeoutCases {
    private TimeoutCases() {}

    static class Ranges {
        @Timeout
        void defaults() {}

        @Timeout(value = 250, unit = ChronoUnit.MICROS)
        void written() {}

        @Timeout(0)
        void none() {}

        @Timeout(Long.MAX_VALUE)
        void longest() {}

        @Timeout(-1)
        @Expect("error: @Timeout.value = -1: is out of range; allowed: 0 (no limit) or more")
        void negative() {}

        @Timeout(value = 0, unit = ChronoUnit.SECONDS, mode = TimeoutMode.ABANDON)
        @Expect("warning: @Timeout.value = 0: means that there is no limit, so these have no effect: mode, unit")
        void noneAtLength() {}

        @Timeout(unit = ChronoUnit.SECONDS)
        @Expect("warning: @Timeout.unit = SECONDS: is the unit of the default value = 1000; write value as well")
        void unitAlone() {}
    }

    static class Abandoned {
        @Timeout(mode = TimeoutMode.ABANDON)
        void fine() {}

        @Timeout(mode = TimeoutMode.ABANDON)
        @Expect("warning: @Timeout.mode = ABANDON: has no effect on a method that returns a stage: its caller never"
                + " waits")
        CompletionStage<String> stage() {
            return new CompletableFuture<>();
        }

        @Timeout(mode = TimeoutMode.ABANDON)
        @Checkpointed
        @Expect("error: @Timeout.mode = ABANDON: cannot go with @Checkpointed: the abandoned attempt would go on"
                + " changing the state that is being restored; use INTERRUPT")
        void checkpointed() {}

        @Timeout(mode = TimeoutMode.ABANDON)
        @Expect("error: @Timeout.mode = ABANDON: cannot go with synchronized: the attempt runs on another thread,"
                + " which waits for ever for a monitor that the caller holds, and keeps it when abandoned; lock what"
                + " must be exclusive inside the method, or use INTERRUPT")
        synchronized void exclusive() {}
    }

    static class Interrupted {
        @Timeout
        @Checkpointed
        void checkpointed() {}

        @Timeout
        synchronized void exclusive() {}
    }

    @Timeout(-2)
    @Expect("error: @Timeout.value = -2: is out of range; allowed: 0 (no limit) or more")
    static class OnClass {
        void first() {}
    }

    @Timeout(mode = TimeoutMode.ABANDON)
    static class AbandonedByClass {
        void fine() {}

        @Expect("error: @Timeout.mode = ABANDON: cannot go with synchronized: the attempt runs on another thread,"
                + " which waits for ever for a monitor that the caller holds, and keeps it when abandoned; lock what"
                + " must be exclusive inside the method, or use INTERRUPT")
        synchronized void exclusive() {}
    }
}
