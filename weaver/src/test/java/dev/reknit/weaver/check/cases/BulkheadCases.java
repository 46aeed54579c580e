package dev.reknit.weaver.check.cases;

import dev.reknit.Bulkhead;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Right and wrong uses of {@link Bulkhead}. */
final class BulkheadCases {
    private BulkheadCases() {}

    static class Ranges {
        @Bulkhead
        void defaults() {}

        @Bulkhead(value = 1_000_000, waitingTaskQueue = 1_000_000, maxWait = 1)
        void extremes() {}

        @Bulkhead(value = 1, waitingTaskQueue = 0)
        void smallest() {}

        @Bulkhead(0)
        @Expect("error: @Bulkhead.value = 0: is out of range; allowed: 1 to 1000000")
        void value() {}

        @Bulkhead(1_000_001)
        @Expect("error: @Bulkhead.value = 1000001: is out of range; allowed: 1 to 1000000")
        void valueTooLarge() {}

        @Bulkhead(waitingTaskQueue = -1)
        @Expect("error: @Bulkhead.waitingTaskQueue = -1: is out of range; allowed: 0 (nobody waits) to 1000000")
        void waitingTaskQueue() {}

        @Bulkhead(maxWait = -1)
        @Expect("error: @Bulkhead.maxWait = -1: is out of range; allowed: 0 or more")
        void maxWait() {}

        @Bulkhead(value = -1, waitingTaskQueue = -1, maxWait = -1)
        @Expect({
            "error: @Bulkhead.value = -1: is out of range; allowed: 1 to 1000000",
            "error: @Bulkhead.waitingTaskQueue = -1: is out of range; allowed: 0 (nobody waits) to 1000000",
            "error: @Bulkhead.maxWait = -1: is out of range; allowed: 0 or more"
        })
        void all() {}
    }

    @Bulkhead(-1)
    @Expect("error: @Bulkhead.value = -1: is out of range; allowed: 1 to 1000000")
    static class OnClass {
        void first() {}

        void second() {}
    }

    static class Effects {
        @Bulkhead(waitingTaskQueue = 5)
        @Expect("warning: @Bulkhead.waitingTaskQueue = 5: has no effect with maxWait = 0"
                + " on a method that does not return a stage; set maxWait")
        void waitingTaskQueue() {}

        @Bulkhead(waitingTaskQueue = 5)
        CompletionStage<String> stageWaits() {
            return new CompletableFuture<>();
        }

        @Bulkhead(waitingTaskQueue = 5, maxWait = 10)
        void threadWaits() {}

        @Bulkhead(waitingTaskQueue = 0, maxWait = 10)
        @Expect("warning: @Bulkhead.maxWait = 10: has no effect with waitingTaskQueue = 0, where nobody may wait;"
                + " set waitingTaskQueue")
        void maxWait() {}

        @Bulkhead(maxWaitUnit = ChronoUnit.SECONDS)
        @Expect("warning: @Bulkhead.maxWaitUnit = SECONDS: is the unit of the default maxWait = 0;"
                + " write maxWait as well")
        void maxWaitUnit() {}

        @Bulkhead(value = 1, adaptive = true)
        @Expect("warning: @Bulkhead.adaptive = true: has no effect with value = 1, below which no limit is;"
                + " raise value, the upper bound")
        void adaptive() {}

        @Bulkhead(value = 100, adaptive = true)
        void adaptiveWithRoom() {}
    }

    /** Some of the methods may return stages. */
    @Bulkhead(waitingTaskQueue = 5)
    static class QueueOnClass {
        void first() {}
    }
}
